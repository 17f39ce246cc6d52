"""Papers read by someone who was not in the room: composed once, written in several forms."""
