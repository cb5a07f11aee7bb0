using System.Globalization;
using System.Text;

namespace Main2Main.Python.Parsing;

/// <content>Names, keywords and numbers.</content>
internal sealed partial class Lexer
{
    private void ReadName()
    {
        var start = position;
        while (Characters.IsNamePart(text[position]))
        {
            position++;
        }

        if (text[position] >= 128)
        {
            ReadWideName(start);
            return;
        }

        if (text[position] is '"' or '\'' && position - start <= 2 && TryReadPrefixed(start))
        {
            return;
        }

        EmitName(start, names.Add(text.AsSpan(start, position - start)));
    }

    private void ReadWideName(int start)
    {
        while (true)
        {
            if (Characters.IsNamePart(text[position]))
            {
                position++;
                continue;
            }

            if (text[position] < 128 || Rune.DecodeFromUtf16(text.AsSpan(position, text[position + 1] == '\0' ? 1 : 2), out var rune, out var length) != System.Buffers.OperationStatus.Done || !IsWideNamePart(rune))
            {
                break;
            }

            position += length;
        }

        if (position == start)
        {
            throw Fail($"the character U+{(int)text[position]:X4} is not allowed");
        }

        EmitName(start, names.Add(text.AsSpan(start, position - start)));
    }

    private void EmitName(int start, int name)
    {
        var kind = name < Keywords.All.Count ? (TokenKind)((int)Keywords.First + name) : TokenKind.Name;
        tokens.Add(new Token(kind, start, position - start, line, name), names.HashOf(name));
    }

    private static bool IsWideNamePart(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or
        UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation || rune.Value is 0xB7 or 0x387 or 0x2118 or 0x212E;

    private void ReadNumber()
    {
        var start = position;
        if (text[position] == '0' && (text[position + 1] | 0x20) is 'x' or 'o' or 'b')
        {
            position += 2;
            SkipDigits(hexadecimal: true);
            if (position == start + 2)
            {
                throw Fail("a number has no digits");
            }
        }
        else
        {
            ReadDecimal(start);
        }

        if (Characters.IsNamePart(text[position]) && !KeywordFollows())
        {
            throw Fail("a number is followed by a letter");
        }

        Emit(TokenKind.Number, start, 0, TextHash.Of(text.AsSpan(start, position - start)));
    }

    private void ReadDecimal(int start)
    {
        SkipDigits(hexadecimal: false);
        var whole = position;
        if (text[position] == '.')
        {
            position++;
            SkipDigits(hexadecimal: false);
        }

        if ((text[position] | 0x20) == 'e' && (char.IsAsciiDigit(text[position + 1]) || (text[position + 1] is '+' or '-' && char.IsAsciiDigit(text[position + 2]))))
        {
            position += 2;
            SkipDigits(hexadecimal: false);
        }

        position += (text[position] | 0x20) == 'j' ? 1 : 0;
        if (position == whole && text[start] == '0' && text.AsSpan(start, whole - start).ContainsAnyExcept('0', '_'))
        {
            throw Fail("a decimal number begins with 0");
        }
    }

    private void SkipDigits(bool hexadecimal)
    {
        while (text[position] == '_' || (hexadecimal ? char.IsAsciiHexDigit(text[position]) : char.IsAsciiDigit(text[position])))
        {
            position++;
        }
    }

    private bool KeywordFollows()
    {
        var end = position;
        while (Characters.IsNamePart(text[end]))
        {
            end++;
        }

        return text.AsSpan(position, end - position) is "and" or "else" or "for" or "if" or "in" or "is" or "or" or "not";
    }
}
