"""A file that a session hands to a browser arrives whole, or is seen to have failed."""

import asyncio
from collections.abc import AsyncGenerator

from textual_serve.download_manager import DOWNLOAD_CHUNK_SIZE, DownloadManager

PATIENCE = 60.0
"""Seconds for which a session may keep a browser waiting for the next part of a file."""


class CutShortError(Exception):
    """A session did not send the rest of a file."""


class Files(DownloadManager):
    """As the library's, which takes silence for the end and would leave half a paper."""

    async def download(self, delivery_key: str) -> AsyncGenerator[bytes, None]:
        """The parts of a file; raises ``CutShortError`` when the rest does not come."""
        told = self._active_downloads[delivery_key]
        wish: dict[str, str | int | bool | None] = {
            "type": "deliver_chunk_request",
            "key": delivery_key,
            "size": DOWNLOAD_CHUNK_SIZE,
            "name": told.name,
        }
        try:
            while True:
                if not await told.app_service.send_meta(wish):
                    raise CutShortError
                part = await asyncio.wait_for(told.incoming_chunks.get(), PATIENCE)
                if part is None:
                    raise CutShortError
                if not part:
                    return
                yield part
        except TimeoutError:
            raise CutShortError from None
        finally:
            self._active_downloads.pop(delivery_key, None)
