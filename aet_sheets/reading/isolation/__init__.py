"""Reading strangers' files in child processes, with a memory limit and a time limit.

A hostile file may make a reader abort, panic, hang or ask for terabytes. So the process that does the user's work never
parses one: it sends the bytes to a child and gets cells back, or learns that the child did not survive. What a child
answers is data to check, never objects to trust: it touched the file.
"""
