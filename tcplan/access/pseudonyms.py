"""A reader's pseudonyms are keyed for that reader alone, so no two can join their papers by them.

Whoever has the holder's secret can make them again and so find the way back; nobody else can, not
even by trying every id, as long as the secret is kept.
"""

import base64
import hashlib
import hmac

LENGTH = 10
"""Letters of a pseudonym: 50 bits, so that two of 10,000 people share one once in 20 million."""
LEAST_SECRET = 32
"""Bytes that the holder's secret has at least."""

_OF_READER = b"tcplan: the pseudonyms of one reader\0"


def pseudonym(key: bytes, recipient: str, name: str) -> str:
    """What stands for an id in whatever goes to one reader.

    ``key`` is the holder's secret, of ``LEAST_SECRET`` random bytes or more, else ``ValueError``;
    ``recipient`` tells this reader from every other; ``name`` is the id. Definition: the first
    ``LENGTH`` letters of base32 (RFC 4648: A to Z, 2 to 7) of HMAC-SHA256 (RFC 2104) of the id,
    under the reader's own key, which is HMAC-SHA256 of the reader under the secret.
    """
    if len(key) < LEAST_SECRET:
        raise ValueError(f"the secret of pseudonyms has fewer than {LEAST_SECRET} bytes")
    own = hmac.digest(key, _OF_READER + recipient.encode(), hashlib.sha256)
    return base64.b32encode(hmac.digest(own, name.encode(), hashlib.sha256))[:LENGTH].decode()
