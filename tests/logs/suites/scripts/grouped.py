def raises(error):
    try:
        raise error
    except Exception as found:
        return found


raise ExceptionGroup("two workers failed", [raises(TypeError("takes 1 argument")), raises(ValueError("bad shape"))])
