"""Reads and verifies messages with libraries that are not ours.

verify.py default FILE...        Python's email package, policy.default
verify.py compat32 FILE...       the same package's older parser and decoders
verify.py dkim DNS.json FILE...  dkimpy; DNS.json maps names to TXT records

Prints one JSON array with an object (or, for dkim, an array of booleans) per file.
"""

import email
import email.header
import email.policy
import email.utils
import hashlib
import json
import re
import sys
from html.parser import HTMLParser


class Anchors(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.links += [value for name, value in attrs if name == "href"]


def links(html):
    anchors = Anchors()
    anchors.feed(html)
    return anchors.links


def blob(part, name):
    octets = part.get_payload(decode=True)
    return {"name": name, "type": part.get_content_type(), "sha256": hashlib.sha256(octets).hexdigest()}


def default(octets):
    mail = email.message_from_bytes(octets, policy=email.policy.default)
    assert not mail.defects, mail.defects
    text = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    files = []
    for part in mail.walk():
        assert not part.defects, part.defects
        if part.get_filename() is not None:
            files.append(blob(part, part.get_filename()))

    def one(header):
        (address,) = header.addresses
        # Raw UTF-8 (RFC 6532) arrives as surrogates from this parser.
        spec = address.addr_spec.encode("utf-8", "surrogateescape").decode("utf-8")
        return {"name": address.display_name, "address": spec}

    return {
        "subject": str(mail["subject"]),
        "from": one(mail["from"]),
        "to": one(mail["to"]),
        "text": text,
        "html": html,
        "links": links(html),
        "files": files,
    }


def decoded(value):
    """RFC 2047, word by word. Raw UTF-8 (RFC 6532) arrives from this parser as an unknown charset."""
    if isinstance(value, email.header.Header):
        return str(value).encode("ascii", "surrogateescape").decode("utf-8")
    return str(email.header.make_header(email.header.decode_header(value)))


def unfolded(value):
    return re.sub(r"\r?\n(?=[ \t])", "", value) if isinstance(value, str) else value


def compat32(octets):
    mail = email.message_from_bytes(octets, policy=email.policy.compat32)

    def one(header):
        value = mail[header]
        if isinstance(value, email.header.Header):
            value = octets.split(header.encode() + b": ", 1)[1].split(b"\r\n", 1)[0].decode("utf-8")
        ((name, address),) = email.utils.getaddresses([unfolded(value)])
        return {"name": decoded(name), "address": address}

    bodies = {}
    files = []
    for part in mail.walk():
        name = part.get_filename()
        if name is not None:
            files.append(blob(part, email.utils.collapse_rfc2231_value(name)))
        elif not part.is_multipart():
            bodies[part.get_content_type()] = part.get_payload(decode=True).decode(part.get_content_charset())
    html = bodies["text/html"]
    return {
        "subject": decoded(unfolded(mail["subject"])),
        "from": one("From"),
        "to": one("To"),
        "text": bodies["text/plain"],
        "html": html,
        "links": links(html),
        "files": files,
    }


def verified(octets, records):
    import dkim

    count = len(re.findall(rb"(?mi)^dkim-signature:", octets.split(b"\r\n\r\n")[0]))

    def txt(name, timeout=5):
        return records[name.decode().rstrip(".")].encode()

    results = []
    for index in range(count):
        try:
            results.append(dkim.DKIM(octets).verify(idx=index, dnsfunc=txt))
        except dkim.DKIMException as error:
            print(error, file=sys.stderr)
            results.append(False)
    return results


def main(command, *files):
    if command == "dkim":
        with open(files[0], encoding="utf-8") as records:
            table = json.load(records)
        files, read = files[1:], lambda octets: verified(octets, table)
    else:
        read = {"default": default, "compat32": compat32}[command]
    out = []
    for path in files:
        with open(path, "rb") as file:
            out.append(read(file.read()))
    json.dump(out, sys.stdout)


main(*sys.argv[1:])
