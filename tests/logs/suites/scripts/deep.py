def dive(depth):
    return dive(depth + 1)


dive(0)
