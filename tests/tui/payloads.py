"""Texts that would act on a terminal or vanish from it if they were let through as they are."""

ARABIC = "\u0645\u0631\u062d\u0628\u0627"
HEBREW = "\u05e9\u05dc\u05d5\u05dd"
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"

PAYLOADS = (
    "Ward [B] note",
    "bad [/nope] end",
    "[@click=app.bell]press[/]",
    "\x1b]0;owned\x07\x1b[2J",
    "\x1b]52;c;b3duZWQ=\x07",
    "\x9b31mred\x90q\x9c",
    "right \u202eto left",
    "=1+1 O'Neill",
    "\x1b]8;;http://owned01.invalid\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[31;217mowned02\x1b[217m",
    "\x1b[217;217Howned03",
    "\x1bPowned04\x1b\\",
    "\x1b_owned05\x1b\\",
    "\x1b^owned06\x1b\\",
    "\x1bXowned07\x1b\\",
    "\x9d0;owned08\x9c",
    "\x1b[?1049l\x1b[?25howned09",
    "\x1b]2;owned10\x1b\\",
    "\x1b[6n\x1b[>cowned11",
    "\x1bcowned12",
    "\x0eowned13\x0f",
    "over\rowned14",
    "back\b\b\bowned15",
    "del\x7fbell\x07owned16",
    "line\u2028owned17\u2029paragraph",
    "\u2066isolate\u2069\u202aowned18\u202c",
    "zero\u200b\u200c\u2060\ufeffowned19",
    "e" + "\u0301" * 30 + "owned20",
    f"{FAMILY} \U0001f44d\U0001f3fd \U0001f1ec\U0001f1e7 owned21",
    "W" * 150 + "owned22",
    "tab\towned23\x0b\x0cfeed",
    "# **bold** [x](javascript:0) `code` owned24",
    "\ue000\U000f0000\u0378owned25",
    "\u5bbd\u5b57\u7b26\u6f22\u5b57\u304b\u306a owned26",
    f"{HEBREW} {ARABIC} owned27",
    "tags\U000e0041\U000e0042owned28",
    "[bold red]owned29[/bold red] [link=file:///etc/passwd]x[/link] [$error]",
    "[[nested] [bracket owned30\\",
    "soft\xadhyphen\u034fowned31",
    "@SUM(A1) +cmd|' /C calc'!A0 owned32",
    "<script>owned33</script>&lt;",
    "\u1d17\u3164\u2800owned34",
    "owned35 ends in a lone escape\x1b",
    "owned36 ends in half a sequence\x1b[",
)
"""What nobody should be able to do to a screen, and some names that must come out whole."""

MANY_LINES = "first line\nsecond owned37\n\n# third \x1b]0;owned38\x07\n"
"""What only prose may hold."""
