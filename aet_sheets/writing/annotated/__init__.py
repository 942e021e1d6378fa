"""Annotated copies: what a sender gets back, in their own layout, with what is to be corrected shown on it.

Everything here is values in, values out: the bytes of a file and its problems give the bytes of its copy.
"""
