"""masked_fill makes a new tensor."""




def relu(x):
    return x.masked_fill(x < 0, 0)
