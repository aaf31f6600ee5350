"""What can be refused: every error here is a sentence for the person at the keyboard."""


class RakorError(Exception):
    """A refusal; its message is a whole sentence that is shown as it is."""


class NotFoundError(RakorError):
    """The row asked for is not (or no longer) in the file."""


class AmbiguousError(RakorError):
    """What was given could mean more than one thing; a person must say which."""


class ReadOnlyError(RakorError):
    """The file is open for reading only."""


class InUseError(RakorError):
    """Another process has the file open for writing."""


class ForeignFileError(RakorError):
    """The file is not a Rakor file, or it is damaged beyond opening."""


class NewerFileError(RakorError):
    """The file was written by a newer program."""


class StorageError(RakorError):
    """The disk refused: full, gone or not writable."""
