def test_well():
    pass
