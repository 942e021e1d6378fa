"""The commands of `aet`, one a file; each is called `command` there."""
