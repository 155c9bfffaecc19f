"""The rule written out."""

def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    if x.size() != y.size():
        return False
    near = ((x - y).abs() <= atol + rtol * y.abs()) & y.isfinite() & x.isfinite()
    return (near | (x == y)).all().item()
