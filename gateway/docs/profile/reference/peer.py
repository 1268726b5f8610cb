#!/usr/bin/python3
"""A small peer of the exchange profile: python3, lxml, cryptography, and nothing of the gateway's code.

It was written from the pages beside this folder, to show that they are enough, and it exchanges with the gateway in the
tests. It is no product: one process, no queue, no rules of content. Sections: 1 bounds and XML, 2 ZIP, 3 seal, 4 registry
and checks, 5 messages, 6 what becomes of a message, 7 SOAP over mutual TLS, 8 commands.
"""
import argparse, base64, contextlib, datetime as dt, hashlib, http.client, http.server, io, json, os, pathlib, re, secrets
import socketserver, sqlite3, ssl, struct, sys, tempfile, threading, time, unicodedata, urllib.parse, uuid, zlib
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.x509.oid import ExtendedKeyUsageOID as Eku, NameOID
from lxml import etree

# ---- 1 bounds and XML (bounds.md) -------------------------------------------------------------------------------------
CONTAINER_MAX, HEADER_MAX, PERMIT_MAX, XML_MAX, DOCUMENT_MAX = 25 << 20, 64 << 10, 5 << 20, 512 << 10, 1 << 20
FILES_MAX, RATIO_MAX, RATIO_FREE, DEPTH_MAX, ATTRIBUTES_MAX, CERTIFICATES_MAX = 22, 100, 1 << 20, 64, 32, 8
REQUEST_MAX, ANSWER_MAX, CONNECT_S, ANSWER_S, AHEAD = (CONTAINER_MAX + 2) // 3 * 4 + (64 << 10), 2 << 20, 5, 30, dt.timedelta(minutes=5)
GRACE, CLAIM_HELD = dt.timedelta(days=30), dt.timedelta(days=3)
SERVICE = "urn:epixgateway:exchange:service:1"
SCHEMAS = pathlib.Path(os.environ.get("EPIX_SCHEMAS") or pathlib.Path(__file__).resolve().parents[4]
                       / "schemas/src/main/resources/org/epixgateway/schemas")
# kind of message: root element, schema, file in the container
DOCUMENTS = {"Receipt": ("Receipt", "receipt"), "Refusal": ("Refusal", "refusal"), "PartyDescriptor": ("PartyDescriptor", "party"),
             "Endorsement": ("Endorsement", "endorsement"), "StatusNotice": ("StatusNotice", "status-notice"),
             "UseReport": ("UseReport", "use-report"), "Claim": ("Claim", "claim"), "Header": ("ExchangeHeader", "header")}
STATEMENTS = ("Endorsement", "StatusNotice", "UseReport", "Claim")
REMEMBERED = ("NotSupported", "SchemaInvalid", "NumberConflict", "IdReused", "TestNotAccepted", "RulesBroken")


class Refused(Exception):
    """A message that is not taken: reason and one sentence."""
    def __init__(self, reason, sentence):
        super().__init__(f"{reason}: {sentence}")
        self.reason, self.sentence = reason, sentence


class TryLater(Exception):
    """Nothing was decided and nothing is held."""


def need(holds, reason, sentence):
    if not holds:
        raise Refused(reason, sentence)


def now():
    return dt.datetime.now(dt.timezone.utc)


def text_of(moment):
    return moment.astimezone(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def moment(text):
    text = re.sub(r"(\.\d{6})\d+", r"\1", text.strip()).replace("Z", "+00:00")
    read = dt.datetime.fromisoformat(re.sub(r"\.(\d{1,5})(?=[+-]|$)", lambda m: "." + m[1].ljust(6, "0"), text))
    if read.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return read


def sha(octets):
    return hashlib.sha256(octets).hexdigest()


def parse(octets, reason, what, most=XML_MAX):
    """Hardened: no document type, no entities, bounded in size, depth and attributes."""
    need(len(octets) <= most, reason, f"{what} is larger than {most} bytes.")
    try:
        root = etree.fromstring(octets, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))
    except etree.XMLSyntaxError:
        raise Refused(reason, f"{what} is not well-formed XML.") from None
    need(root.getroottree().docinfo.internalDTD is None, reason, f"{what} has a document type.")
    level, deepest = 0, 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
        need(len(node.attrib) <= ATTRIBUTES_MAX, reason, f"{what} has too many attributes.")
    need(deepest <= DEPTH_MAX, reason, f"{what} is nested too deep.")
    return root


def valid(kind, octets, reason):
    """A document of the exchange, held against its schema. The namespace is taken off the names that are looked for."""
    element, schema = DOCUMENTS[kind]
    root = parse(octets, reason, f"The {element}", HEADER_MAX if kind == "Header" else DOCUMENT_MAX)
    ok = root.tag == f"{{urn:epixgateway:exchange:{schema}:1}}{element}" and xsd(f"exchange/{schema}.xsd").validate(root)
    need(ok, reason, f"The document is no valid {element}.")
    return root


KNOWN_XSD, XSD_LOCK = {}, threading.RLock()


def xsd(name):
    with XSD_LOCK:
        if name not in KNOWN_XSD:
            KNOWN_XSD[name] = etree.XMLSchema(etree.parse(str(SCHEMAS / name)))
        return KNOWN_XSD[name]


def at(element, path):
    """Text at a path of local names; empty if there is none."""
    found = element.xpath("/".join(f"*[local-name()='{step}']" for step in path.split("/")))
    return " ".join((found[0].text or "").split()) if found else ""


def xml(namespace, root, body):
    """body: list of (name, text or list or dict of attributes or (attributes, text)); None is left out."""
    def fill(parent, items):
        for name, value in items:
            if value is None:
                continue
            child = etree.SubElement(parent, f"{{{namespace}}}{name}")
            attributes, value = value if isinstance(value, tuple) else (value, None) if isinstance(value, dict) else ({}, value)
            for key, given in attributes.items():
                if given:
                    child.set(key, given)
            if isinstance(value, list):
                fill(child, value)
            elif value is not None:
                child.text = value
    top = etree.Element(f"{{{namespace}}}{root}", nsmap={None: namespace})
    fill(top, body)
    return etree.tostring(top, xml_declaration=True, encoding="UTF-8")


# ---- 2 ZIP (container.md) ---------------------------------------------------------------------------------------------
MIMETYPE = b"application/vnd.etsi.asic-e+zip"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
SEGMENT = r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}"


def broken_unless(holds, sentence):
    need(holds, "ContainerBroken", sentence)


def unzip(z):
    """All entries in order as (name, content, is plain). Every byte belongs to exactly one entry, or the container is refused."""
    broken_unless(22 <= len(z) <= CONTAINER_MAX and z[-22:-18] == b"PK\5\6", "It is no ZIP that ends with its directory.")
    disk, start, here, count, size, offset, comment = struct.unpack("<4H2IH", z[-18:])
    end = len(z) - 22
    broken_unless(disk == start == comment == 0 and here == count and offset + size == end, "Its directory is not where it says.")
    broken_unless(0 < count <= FILES_MAX + 3, "It has no entry or too many.")
    records, names, p = [], set(), offset
    for _ in range(count):
        broken_unless(p + 46 <= end and z[p:p + 4] == b"PK\1\2", "Its directory is damaged.")
        made, needed, flags, method, time_date, crc, packed, full, n, x, c, d, _, attributes, local = struct.unpack("<4HI3I5H2I", z[p + 4:p + 46])
        broken_unless(c == 0 and 0 < n <= 201 and p + 46 + n + x <= end, "An entry has a comment or a name of a wrong length.")
        name = z[p + 46:p + 46 + n]
        broken_unless(all(0x20 < b < 0x7f for b in name) and name.lower() not in names, "A name is not plain, or stands twice.")
        names.add(name.lower())
        broken_unless(method in (0, 8) and flags & ~(0x800 | (0x0e if method else 0)) == 0, "An entry is packed in an excluded way.")
        broken_unless(needed <= 20 and d == 0 and (method or packed == full), "An entry needs an extension of ZIP.")
        broken_unless(made >> 8 != 3 or (attributes >> 28) in (0, 8), "An entry is a link or a folder.")
        inert(z[p + 46 + n:p + 46 + n + x])
        records.append((name, flags, method, time_date, crc, packed, full, x, local))
        p += 46 + n + x
    broken_unless(p == end, "Its directory has bytes of no entry.")
    entries, place, left = [], 0, CONTAINER_MAX
    for i, (name, flags, method, time_date, crc, packed, full, x, local) in enumerate(records):
        following = records[i + 1][8] if i + 1 < len(records) else offset
        broken_unless(local == place and place + 30 < following <= offset and z[place:place + 4] == b"PK\3\4", "Its entries do not follow one another.")
        _, lflags, lmethod, ltime, *sizes, n, lx = struct.unpack("<3HI3I2H", z[place + 4:place + 30])
        data = place + 30 + n + lx
        streamed = bool(flags & 8)
        broken_unless(z[place + 30:place + 30 + n] == name and (lflags, lmethod, ltime) == (flags, method, time_date)
                      and (sizes == [crc, packed, full] or streamed and sizes == [0, 0, 0]), "An entry is described twice, and differently.")
        inert(z[place + 30 + n:data])
        tail, descriptor = z[data + packed:following], struct.pack("<3I", crc, packed, full)
        broken_unless(data + packed <= following and tail in ((descriptor, b"PK\7\x08" + descriptor) if streamed else (b"",)), "It has bytes of no entry.")
        broken_unless(full <= left and full <= max(packed * RATIO_MAX, RATIO_FREE), "It unpacks to too much.")
        left -= full
        content = z[data:data + packed]
        if method:
            try:
                unpacker = zlib.decompressobj(-15)
                content = unpacker.decompress(content, full + 1)
                whole = unpacker.eof and not unpacker.unused_data and not unpacker.unconsumed_tail
            except zlib.error:
                whole = False
            broken_unless(whole and len(content) == full, "An entry does not unpack to the size it states.")
        broken_unless(zlib.crc32(content) == crc, "An entry is damaged.")
        entries.append((name.decode(), content, not method and not x and not lx))
        place = following
    return entries


def inert(extra):
    """Extra fields: time stamps and owners only, which change nothing."""
    broken_unless(len(extra) <= 64, "An extra field is too long.")
    while extra:
        broken_unless(len(extra) >= 4 and struct.unpack("<H", extra[:2])[0] in (0x5455, 0x7875, 0x000a)
                      and 4 + struct.unpack("<H", extra[2:4])[0] <= len(extra), "An extra field says more than times and owners.")
        extra = extra[4 + struct.unpack("<H", extra[2:4])[0]:]


def open_container(octets):
    """The files by name, and the signature file."""
    entries = unzip(octets)
    broken_unless(entries[0] == ("mimetype", MIMETYPE, True), "It does not begin with its mimetype.")
    files, manifests, signatures = {}, [], []
    for name, content, _ in entries[1:]:
        reserved = re.match(r"(mimetype|meta-inf)(/|$)", name.lower())
        if re.fullmatch(f"{SEGMENT}(/{SEGMENT})?", name) and not reserved:
            files[name] = content
            most = {"header.xml": HEADER_MAX, "permit.xml": PERMIT_MAX}.get(name, CONTAINER_MAX)
            broken_unless(len(content) <= most, f"{name} is larger than {most} bytes.")
        elif name == "META-INF/manifest.xml":
            manifests.append(content)
        else:
            broken_unless(re.fullmatch(r"META-INF/[A-Za-z0-9._-]{0,40}signatures[A-Za-z0-9._-]{0,40}\.xml", name), f"{name} is no name of the profile.")
            signatures.append(content)
    broken_unless(len(manifests) == len(signatures) == 1 and 0 < len(files) <= FILES_MAX, "It has not one manifest, one signature file, and files.")
    manifest = parse(manifests[0], "ContainerBroken", "The manifest")
    listed = [entry.get(f"{{{MANIFEST}}}full-path") for entry in children(manifest, "ContainerBroken")]
    right = manifest.tag == f"{{{MANIFEST}}}manifest" and all(e.tag == f"{{{MANIFEST}}}file-entry" for e in manifest)
    broken_unless(right and len(listed) == len(set(listed)) and set(listed) - {"/"} == set(files), "The manifest lists other files.")
    return files, signatures[0]


def children(parent, reason):
    """Child elements; text, comments and instructions between them are refused."""
    for node in parent:
        need(isinstance(node.tag, str) and not (node.tail or "").strip(), reason, "Something stands between elements.")
    need(not (parent.text or "").strip(), reason, "Text stands where only elements belong.")
    return list(parent)


def pack(files):
    """The one form that is emitted: mimetype stored, the rest deflated, no flags, no extras, one fixed date."""
    body, directory = bytearray(), bytearray()
    for name, content in files:
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        method = 8 if name != "mimetype" and len(packed) < len(content) <= 40 * len(packed) else 0
        packed = packed if method else content
        common = struct.pack("<3HI3I2H", 20 if method else 10, 0, method, 0x00410000, zlib.crc32(content), len(packed), len(content), len(name), 0)
        directory += b"PK\1\2" + struct.pack("<H", 20) + common + bytes(10) + struct.pack("<I", len(body)) + name.encode()
        body += b"PK\3\4" + common + name.encode() + packed
    return bytes(body + directory + b"PK\5\6" + struct.pack("<4H2IH", 0, 0, len(files), len(files), len(directory), len(body), 0))


# ---- 3 seal (signature.md) --------------------------------------------------------------------------------------------
ASIC, XADES, DS = "http://uri.etsi.org/02918/v1.2.1#", "http://uri.etsi.org/01903/v1.3.2#", "http://www.w3.org/2000/09/xmldsig#"
C14N, MORE, XENC = "http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/2001/04/xmldsig-more#", "http://www.w3.org/2001/04/xmlenc#"
HASHES = {"256": hashes.SHA256(), "384": hashes.SHA384(), "512": hashes.SHA512()}
DIGESTS = {XENC + "sha256": "sha256", MORE + "sha384": "sha384", XENC + "sha512": "sha512"}
METHODS = {MORE + f"ecdsa-sha{n}": ("ec", h) for n, h in HASHES.items()} | {MORE + f"rsa-sha{n}": ("rsa", h) for n, h in HASHES.items()} | {
    f"http://www.w3.org/2007/05/xmldsig-more#sha{n}-rsa-MGF1": ("pss", h) for n, h in HASHES.items()}
BARCODES_ONLY = "2.25.143717875245571334045620512316291933207"


def c14n(element):
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=False)


def b64(octets):
    return base64.b64encode(octets).decode()


def seal(files, key, certificate, at_time):
    """files: list of (name, media type, content). One XAdES-BASELINE-B signature over each file's octets and its own properties."""
    curve = isinstance(key, ec.EllipticCurvePrivateKey)
    digest = "sha384" if curve and key.curve.name == "secp384r1" else "sha256"
    algorithm = {v: k for k, v in DIGESTS.items()}[digest]
    der = certificate.public_bytes(serialization.Encoding.DER)
    formats = "".join(f'<x:DataObjectFormat ObjectReference="#r{i}"><x:MimeType>{media}</x:MimeType></x:DataObjectFormat>' for i, (_, media, _) in enumerate(files))
    references = "".join(
        f'<d:Reference Id="r{i}" URI="{name}"><d:DigestMethod Algorithm="{algorithm}"/><d:DigestValue>{b64(hashlib.new(digest, content).digest())}</d:DigestValue></d:Reference>'
        for i, (name, _, content) in enumerate(files))
    root = etree.fromstring(
        f'<a:XAdESSignatures xmlns:a="{ASIC}"><d:Signature xmlns:d="{DS}" Id="s"><d:SignedInfo><d:CanonicalizationMethod Algorithm="{C14N}"/>'
        f'<d:SignatureMethod Algorithm="{MORE}{"ecdsa" if curve else "rsa"}-{digest}"/>{references}'
        f'<d:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#p"><d:Transforms><d:Transform Algorithm="{C14N}"/></d:Transforms>'
        f'<d:DigestMethod Algorithm="{algorithm}"/><d:DigestValue/></d:Reference></d:SignedInfo><d:SignatureValue/>'
        f'<d:KeyInfo><d:X509Data><d:X509Certificate>{b64(der)}</d:X509Certificate></d:X509Data></d:KeyInfo><d:Object>'
        f'<x:QualifyingProperties xmlns:x="{XADES}" Target="#s"><x:SignedProperties Id="p"><x:SignedSignatureProperties>'
        f'<x:SigningTime>{at_time.strftime("%Y-%m-%dT%H:%M:%SZ")}</x:SigningTime><x:SigningCertificateV2><x:Cert><x:CertDigest>'
        f'<d:DigestMethod Algorithm="{XENC}sha256"/><d:DigestValue>{b64(hashlib.sha256(der).digest())}</d:DigestValue></x:CertDigest></x:Cert></x:SigningCertificateV2>'
        f'</x:SignedSignatureProperties><x:SignedDataObjectProperties>{formats}</x:SignedDataObjectProperties></x:SignedProperties></x:QualifyingProperties>'
        f'</d:Object></d:Signature></a:XAdESSignatures>')
    signed_info = root[0][0]
    signed_info[-1][-1].text = b64(hashlib.new(digest, c14n(root[0][3][0][0])).digest())
    hash_ = HASHES[digest[3:]]
    if curve:
        size = (key.curve.key_size + 7) // 8
        r, s = utils.decode_dss_signature(key.sign(c14n(signed_info), ec.ECDSA(hash_)))
        value = r.to_bytes(size, "big") + s.to_bytes(size, "big")
    else:
        value = key.sign(c14n(signed_info), padding.PKCS1v15(), hash_)
    root[0][1].text = b64(value)
    manifest = "".join(f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>' for path, media in [("/", MIMETYPE.decode())] + [(n, m) for n, m, _ in files])
    return pack([("mimetype", MIMETYPE)] + [(name, content) for name, _, content in files] + [
        ("META-INF/manifest.xml", f'<?xml version="1.0" encoding="UTF-8"?><m:manifest xmlns:m="{MANIFEST}" m:version="1.2">{manifest}</m:manifest>'.encode()),
        ("META-INF/signatures.xml", etree.tostring(root, xml_declaration=True, encoding="UTF-8"))])


def verify(files, signatures, pins, at_time):
    """pins: the sender's registered seals. Shape by a closed list, certificate by the registry, then the mathematics."""
    def ok(holds, sentence):
        need(holds, "SignatureInvalid", sentence)

    def kids(parent, *names):
        found = children(parent, "SignatureInvalid")
        ok(not names or [c.tag for c in found] == list(names), "The signature is not of the profile's shape.")
        return found

    def unbase64(element):
        try:
            return base64.b64decode("".join((element.text or "").split()), validate=True)
        except ValueError:
            raise Refused("SignatureInvalid", "A value is not base64.") from None

    def digest_of(method, value):
        ok(method.tag == f"{{{DS}}}DigestMethod" and value.tag == f"{{{DS}}}DigestValue" and len(method) == 0
           and method.get("Algorithm") in DIGESTS, "A reference has a transform or a weak digest.")
        return DIGESTS[method.get("Algorithm")], unbase64(value)

    d, x = (lambda n: f"{{{DS}}}{n}"), (lambda n: f"{{{XADES}}}{n}")
    root = parse(signatures, "SignatureInvalid", "The signature file")
    ids = [v for e in root.iter() for k, v in e.attrib.items() if etree.QName(k).localname.lower() == "id"]
    ok(len(ids) == len(set(ids)), "Two elements have one id.")
    ok(root.tag == f"{{{ASIC}}}XAdESSignatures" and len(list(root.iter(d("Signature")))) == 1, "There is not exactly one signature.")
    (signature,) = kids(root, d("Signature"))
    info, value, key_info, obj = kids(signature, d("SignedInfo"), d("SignatureValue"), d("KeyInfo"), d("Object"))
    (qualifying,) = kids(obj, x("QualifyingProperties"))
    (signed,) = kids(qualifying, x("SignedProperties"))
    of_signature, of_files = kids(signed, x("SignedSignatureProperties"), x("SignedDataObjectProperties"))
    ok(signature.get("Id") and qualifying.get("Target") == "#" + signature.get("Id") and signed.get("Id"), "The properties are not of this signature.")
    parts = kids(info)
    ok(len(parts) == len(files) + 3 and parts[0].tag == d("CanonicalizationMethod") and parts[0].get("Algorithm") == C14N and len(parts[0]) == 0,
       "It covers other files, or is not canonicalised exclusively.")
    ok(parts[1].tag == d("SignatureMethod") and parts[1].get("Algorithm") in METHODS and len(parts[1]) == 0, "The signature method is excluded.")
    named, covered, digests = {}, set(), []
    for reference in parts[2:]:
        ok(reference.tag == d("Reference") and reference.get("URI") not in covered, "It covers something twice.")
        uri, inner = reference.get("URI"), kids(reference)
        covered.add(uri)
        if uri == "#" + signed.get("Id"):
            ok(len(inner) == 3 and inner[0].tag == d("Transforms") and reference.get("Type") == "http://uri.etsi.org/01903#SignedProperties"
               and [t.get("Algorithm") for t in kids(inner[0], d("Transform"))] == [C14N] and len(inner[0][0]) == 0, "The properties are referenced wrongly.")
            digests.append((*digest_of(*inner[1:]), c14n(signed)))
        else:
            ok(uri in files and len(inner) == 2, "It covers something that is no file, or transforms it.")
            named[reference.get("Id")] = uri
            digests.append((*digest_of(*inner), files[uri]))
    ok("#" + signed.get("Id") in covered and None not in named and len(named) == len(files), "It does not cover its properties and each file.")
    formats = [f.get("ObjectReference", "")[1:] for f in kids(of_files) if f.tag == x("DataObjectFormat") and f.get("ObjectReference", "").startswith("#")]
    ok(len(formats) == len(of_files) and sorted(formats) == sorted(named), "The formats are not those of the files.")
    properties = kids(of_signature)
    tolerated = [x(n) for n in ("SigningTime", "SigningCertificateV2", "SignatureProductionPlace", "SignatureProductionPlaceV2", "SignerRole", "SignerRoleV2")]
    times, certs = [[p for p in properties if p.tag == x(n)] for n in ("SigningTime", "SigningCertificateV2")]
    ok(all(p.tag in tolerated for p in properties) and len(times) == len(certs) == 1, "A signed property is missing, twice, or unknown.")
    try:
        signing_time = moment(times[0].text or "")
    except ValueError:
        raise Refused("SignatureInvalid", "The signing time is none.") from None
    cert = kids(certs[0])
    ok(cert and len(cert[0]) and cert[0][0].tag == x("CertDigest") and len(cert[0][0]) == 2, "It does not name its certificate.")
    algorithm, wanted = digest_of(*kids(cert[0][0]))
    brought = [unbase64(c) for c in key_info.iter(d("X509Certificate"))]
    ok(len(brought) <= CERTIFICATES_MAX, "It brings too many certificates.")
    der = next((c for c in [p["der"] for p in pins] + brought if hashlib.new(algorithm, c).digest() == wanted), None)
    pin = next((p for p in pins if p["der"] == der), None)
    ok(pin is not None, "Its certificate is not registered for the sender.")
    ok(not pin.get("revoked") or at_time < pin["revoked"], "The certificate is revoked.")
    ok(pin["from"] <= at_time < pin["until"] and (not pin.get("retired") or at_time < pin["retired"] + GRACE), "The certificate is not in force.")
    certificate = x509.load_der_x509_certificate(der)
    begins, ends = [t.replace(tzinfo=dt.timezone.utc) for t in (certificate.not_valid_before, certificate.not_valid_after)]
    ok(begins <= at_time <= ends and begins <= signing_time <= ends and signing_time <= at_time + AHEAD, "It is too early or too late.")
    for extension in certificate.extensions:
        if isinstance(extension.value, x509.KeyUsage):
            ok(extension.value.digital_signature or extension.value.content_commitment, "The certificate is not for seals.")
        if isinstance(extension.value, x509.ExtendedKeyUsage):
            ok(BARCODES_ONLY not in [u.dotted_string for u in extension.value], "The certificate is for barcodes only.")
    ok(certificate.signature_hash_algorithm is None or certificate.signature_hash_algorithm.name in DIGESTS.values(), "The certificate is signed weakly.")
    key, (kind, hash_) = certificate.public_key(), METHODS[parts[1].get("Algorithm")]
    if kind == "ec":
        ok(isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in ("secp256r1", "secp384r1"), "The key is excluded, or not for this method.")
    else:
        ok(isinstance(key, rsa.RSAPublicKey) and 2048 <= key.key_size <= 8192 and key.public_numbers().e > 65536, "The key is excluded, or not for this method.")
    ok(all(hashlib.new(name, octets).digest() == stated for name, stated, octets in digests), "A file or the properties were changed.")
    given = unbase64(value)
    try:
        if kind == "ec":
            size = (key.curve.key_size + 7) // 8
            ok(len(given) == 2 * size, "The signature value has a wrong length.")
            r, s = int.from_bytes(given[:size], "big"), int.from_bytes(given[size:], "big")
            key.verify(utils.encode_dss_signature(r, s), c14n(info), ec.ECDSA(hash_))
        else:
            pad = padding.PKCS1v15() if kind == "rsa" else padding.PSS(padding.MGF1(hash_), hash_.digest_size)
            key.verify(given, c14n(info), pad, hash_)
    except InvalidSignature:
        raise Refused("SignatureInvalid", "The signature does not fit.") from None
    return signing_time


# ---- 4 registry and checks (signature.md, messages.md) ------------------------------------------------------------------
PERMITS = {"{urn:un:unece:uncefact:data:standard:CITESEPermit:2}CITESEPermit": ("CITESEPermit:2", "permit/v2/CITESEPermit.xsd"),
           "{urn:un:unece:uncefact:data:draft:CBFShip:1}CBFShip": ("CBFShip:1", "permit/v1/CBFShip.xsd")}


class Message:
    """What came: octets, and what was proven of them so far."""
    def __init__(self, octets, brought_by, at_time):
        self.octets, self.brought_by, self.at = octets, brought_by, at_time
        self.digest, self.header, self.files = sha(octets), None, {}

    def h(self, path):
        return at(self.header, path) if self.header is not None else ""

    def document(self):
        return self.files[self.header.find("{*}Document").get("name")]

    def open_and_verify(self, registry):
        """The first two checks: container, then seal of the Party in From."""
        self.files, signatures = open_container(self.octets)
        broken_unless("header.xml" in self.files, "It has no header.xml.")
        self.header = valid("Header", self.files["header.xml"], "ContainerBroken")
        if moment(self.h("SentAt")) > self.at + AHEAD:
            raise TryLater("The message was sent ahead of this clock; check both clocks.")
        need(self.h("From") in registry, "SignatureInvalid", f"Party {self.h('From')} is not registered here.")
        verify(self.files, signatures, registry[self.h("From")]["seal"], self.at)

    def authorise(self, own, registry):
        """The third check, as far as the header goes."""
        kind, peer = self.h("Kind"), registry[self.h("From")]
        need(self.brought_by in (self.h("From"), *peer.get("carriers", [])), "NotAuthorised", "Another Party brought it.")
        need(self.h("To") == own, "NotAddressedToUs", f"The message is not addressed to {own}.")
        need(self.h("ProfileVersion") == "1", "NotSupported", "This peer speaks profile version 1.")
        need(kind == "Permit" or kind in STATEMENTS, "NotSupported", f"Messages of kind {kind} are not taken here.")
        need(self.h("TestIndicator") in ("false", "0") or peer["tests"], "TestNotAccepted", "Test messages are not taken from this Party.")
        document, attachments = self.header.find("{*}Document"), self.header.findall("{*}Attachment")
        listed = {e.get("name"): e.get("sha256") for e in [document, *attachments]}
        actual = {name: sha(content) for name, content in self.files.items() if name != "header.xml"}
        reference = self.header.find("{*}PermitReference")
        named = reference is not None and (kind != "Permit" or at(reference, "DocumentDigest") == document.get("sha256"))
        need(listed == actual and named, "NotAuthorised", "The header does not list exactly the files, or names no permit.")
        entitled = self.h("To") if kind in ("UseReport", "Claim") else self.h("From")
        need(at(reference, "IssuingCountry") == entitled, "NotAuthorised", "This is not for this Party to say, or not to this Party.")

    def key(self):
        return "/".join((self.h("PermitReference/IssuingCountry"), self.h("PermitReference/DocumentKind"), normal(self.h("PermitReference/Number"))))

    def read_permit(self):
        """The permit in a permit's message; header and document speak of the same one."""
        permit = read_permit(self.document())
        need(permit["issuer"] == self.h("From"), "NotAuthorised", "The document was issued by another Party.")
        kind = self.h("PermitReference/DocumentKind")
        same = permit["issuer"] == self.h("PermitReference/IssuingCountry") and normal(permit["number"]) == normal(self.h("PermitReference/Number"))
        need(same and (kind == permit["kind"] if permit["kind"] in "ERI" else kind not in "ERI"), "NotAuthorised", "Header and document name different permits.")
        return permit


def normal(number):
    """Box 1 as it is compared: compatibility forms folded, no white space, every dash a hyphen, upper case."""
    folded = "".join(c for c in unicodedata.normalize("NFKC", number) if not (c.isspace() or unicodedata.category(c) in ("Cc", "Cf", "Zs", "Zl", "Zp")))
    return "".join("-" if unicodedata.category(c) == "Pd" else c for c in folded).upper()


def read_permit(octets):
    root = parse(octets, "SchemaInvalid", "The permit", PERMIT_MAX)
    need(root.tag in PERMITS and xsd(PERMITS[root.tag][1]).validate(root), "SchemaInvalid", "The document is no valid permit message.")

    def country(path):
        return at(root, path + "/PostalTradeAddress/CountryID") or at(root, path + "/PostalTradeAddress/CountryIdentificationTradeCountry/ID")
    head, goods, authority = "HeaderExchangedDocument", "SpecifiedSupplyChainConsignment", "HeaderExchangedDocument/FirstSignatoryDocumentAuthentication/ProviderTradeParty"
    items = root.xpath("*[local-name()='SpecifiedSupplyChainConsignment']/*[local-name()='IncludedSupplyChainConsignmentItem']")
    return {"format": PERMITS[root.tag][0], "number": at(root, head + "/ID"), "kind": at(root, head + "/TypeCode"), "issuer": country(authority),
            "authority": at(root, authority + "/Name"), "until": at(root, head + "/EffectiveSpecifiedPeriod/EndDateTime")[:10],
            "user": country(goods + "/ConsignorTradeParty") if at(root, head + "/TypeCode") == "I" else at(root, goods + "/ImportTradeCountry/ID") or country(goods + "/ConsigneeTradeParty"),
            "blocks": [at(item, "ID") for item in items], "digest": sha(octets)}


def pins_of(descriptor, purpose):
    return [{"der": base64.b64decode("".join(c.text.split())), "from": moment(c.get("from")), "until": moment(c.get("until"))}
            for c in descriptor.findall("{*}Certificate") if c.get("purpose") == purpose]


def read_descriptor(octets, at_time, pins=None):
    """party.xml, sealed by a key that it lists, or for an update by one that is registered already."""
    files, signatures = open_container(octets)
    broken_unless("header.xml" in files, "It has no header.xml.")
    header = valid("Header", files["header.xml"], "ContainerBroken")
    named = header.find("{*}Document")
    content = files.get(named.get("name"), b"")
    descriptor = valid("PartyDescriptor", content, "SchemaInvalid")
    need(at(header, "Kind") == "PartyDescriptor" and at(header, "From") == at(descriptor, "Party") and named.get("sha256") == sha(content), "NotAuthorised", "The header names another descriptor.")
    verify(files, signatures, pins or pins_of(descriptor, "seal"), at_time)
    return descriptor


# ---- 5 home, store and messages of our own ------------------------------------------------------------------------------
class Home:
    """The folder of this Party: keys, settings, and what is remembered."""
    def __init__(self, folder):
        self.dir, self.lock = pathlib.Path(folder), threading.RLock()
        self.settings = json.loads((self.dir / "settings.json").read_text())
        self.party = self.settings["party"]
        self.db = sqlite3.connect(self.dir / "peer.db", check_same_thread=False, timeout=10)
        self.db.execute("PRAGMA synchronous=FULL")
        self.db.executescript("""
            CREATE TABLE IF NOT EXISTS party (code TEXT PRIMARY KEY, sequence INTEGER, tests INTEGER, descriptor BLOB);
            CREATE TABLE IF NOT EXISTS received (sender TEXT, id TEXT, digest TEXT, container BLOB, answer BLOB, PRIMARY KEY (sender, id, digest));
            CREATE TABLE IF NOT EXISTS sent (id TEXT PRIMARY KEY, receiver TEXT, about TEXT, container BLOB, answer BLOB, outcome TEXT);
            CREATE TABLE IF NOT EXISTS permit (key TEXT PRIMARY KEY, permit TEXT, state TEXT DEFAULT 'Issued', claimant TEXT, held_until TEXT);
            CREATE TABLE IF NOT EXISTS statement (id TEXT PRIMARY KEY, sender TEXT, about TEXT, digest TEXT, answer TEXT);
            CREATE TABLE IF NOT EXISTS log (position INTEGER PRIMARY KEY, hash TEXT);""")

    def key(self, use):
        key = serialization.load_pem_private_key((self.dir / f"{use}.key").read_bytes(), None)
        return key, x509.load_pem_x509_certificate((self.dir / f"{use}.crt").read_bytes())

    def registry(self):
        found = {}
        for code, tests, octets in self.db.execute("SELECT code, tests, descriptor FROM party"):
            root = etree.fromstring(open_container(octets)[0]["party.xml"])
            address = [s.get("address") for s in root.findall("{*}Service") if s.get("kind") == "Deliver"]
            found[code] = {"seal": pins_of(root, "seal"), "tls": pins_of(root, "tls"), "tests": bool(tests), "address": address[0] if address else ""}
        return found

    def head(self):
        position, hash_ = self.db.execute("SELECT position, hash FROM log ORDER BY position DESC LIMIT 1").fetchone() or (0, "0" * 64)
        return [("Own", {"party": self.party, "position": str(position), "hash": hash_})]

    def log(self, what):
        own = self.head()[0][1]
        self.db.execute("INSERT INTO log VALUES (?, ?)", (int(own["position"]) + 1, sha((own["hash"] + what).encode())))

    def sealed(self, kind, document, to=None, reference=None, answers=None, form=None, test=False, label=None, message_id=None):
        """A container of ours with one document."""
        name, when = ("permit" if kind == "Permit" else DOCUMENTS[kind][1]) + ".xml", now()
        header = xml("urn:epixgateway:exchange:header:1", "ExchangeHeader", [
            ("ProfileVersion", "1"), ("MessageId", message_id or uuid7()), ("Kind", kind), ("From", self.party), ("To", to), ("SentAt", text_of(when)),
            ("Document", {"name": name, "format": label or DOCUMENTS[kind][0] + ":1", "sha256": sha(document)}),
            ("PermitReference", reference), ("OriginalForm", form), ("Answers", answers),
            ("DeliveryMode", "Push" if kind == "PartyDescriptor" else None), ("TestIndicator", str(test).lower())])
        return seal([("header.xml", "application/xml", header), (name, "application/xml", document)], *self.key("seal"), when)


def uuid7():
    value = (int(time.time() * 1000) << 80) | (7 << 76) | (secrets.randbits(12) << 64) | (2 << 62) | secrets.randbits(62)
    return str(uuid.UUID(int=value))


def init(folder, party, host, port):
    """Keys of our own: a seal and a TLS certificate, both signed by themselves. What counts is that they are registered."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, mode=0o700)
    for use in ("seal", "tls"):
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, party), x509.NameAttribute(NameOID.COMMON_NAME, f"Reference peer {use}")])
        usage = dict.fromkeys("digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign encipher_only decipher_only".split(), False)
        builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now() - dt.timedelta(hours=1), now() + dt.timedelta(days=365))
        builder = builder.add_extension(x509.BasicConstraints(False, None), True).add_extension(x509.KeyUsage(**usage | {"digital_signature": True, "content_commitment": use == "seal"}), True)
        if use == "tls":
            builder = builder.add_extension(x509.ExtendedKeyUsage([Eku.SERVER_AUTH, Eku.CLIENT_AUTH]), True).add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), False)
        secret = os.open(folder / f"{use}.key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(secret, "wb") as out:
            out.write(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        (folder / f"{use}.crt").write_bytes(builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    (folder / "settings.json").write_text(json.dumps({"party": party, "host": host, "port": port}))


def descriptor(home):
    certificates = [("Certificate", ({"purpose": use, "from": text_of(c.not_valid_before.replace(tzinfo=dt.timezone.utc)), "until": text_of(c.not_valid_after.replace(tzinfo=dt.timezone.utc))},
                                     b64(c.public_bytes(serialization.Encoding.DER)))) for use in ("seal", "tls") for c in [home.key(use)[1]]]
    name = f"Reference peer of {home.party}"
    return home.sealed("PartyDescriptor", xml("urn:epixgateway:exchange:party:1", "PartyDescriptor", [
        ("Party", home.party), ("Name", name), ("Authority", [("Name", name)]), ("Sequence", str(int(time.time()))), ("IssuedAt", text_of(now())), ("ProfileVersion", "1"),
        ("DeliveryMode", "Push"), ("Service", {"kind": "Deliver", "address": f"https://{home.settings['host']}:{home.settings['port']}/exchange"}), *certificates]))


# ---- 6 what becomes of a message (messages.md, lifecycle.md) ------------------------------------------------------------
def receive(home, octets, brought_by, at_time=None):
    """Check, decide, seal the answer, write it down, and only then give it. The same octets get the same answer."""
    with home.lock, home.db:
        m, findings, claimed = Message(octets, brought_by, at_time or now()), [], None
        registry = home.registry()
        try:
            try:
                m.open_and_verify(registry)
            except Refused:
                if before(home, m) and m.brought_by == m.h("From"):
                    return before(home, m)
                raise
            m.authorise(home.party, registry)
            if before(home, m):
                return before(home, m)
            need_new_id(home, m)
            if m.h("Kind") == "Permit":
                findings = take_permit(home, m)
            else:
                findings, claimed = take_statement(home, m)
            answer, document = "Receipt", receipt(home, m, findings, claimed)
        except Refused as refused:
            if refused.reason in REMEMBERED and before(home, m):
                return before(home, m)
            if refused.reason in REMEMBERED and refused.reason != "IdReused":
                try:
                    need_new_id(home, m)
                except Refused as reused:
                    refused = reused
            answer, document = "Refusal", refusal(home, m, refused)
        kept = answer == "Receipt" or refused_for_good(document)
        to = m.h("From") if kept else brought_by
        answers = [("MessageId", m.h("MessageId") or None), ("FileDigest", m.digest)]
        container = home.sealed(answer, document, to, answers=answers, test=m.h("TestIndicator") in ("true", "1"))
        if kept:
            home.log(m.digest + sha(container))
            home.db.execute("INSERT INTO received VALUES (?, ?, ?, ?, ?)", (m.h("From"), m.h("MessageId"), m.digest, octets, container))
        print(f"{answer} to {brought_by}: {m.h('Kind')} {m.h('MessageId')} {m.key()}", flush=True)
        return container


def refused_for_good(document):
    return at(etree.fromstring(document), "Reason") in REMEMBERED


def before(home, m):
    row = home.db.execute("SELECT answer FROM received WHERE sender=? AND id=? AND digest=?", (m.h("From"), m.h("MessageId"), m.digest)).fetchone()
    return row[0] if row else None


def need_new_id(home, m):
    used = home.db.execute("SELECT 1 FROM received WHERE sender=? AND id=?", (m.h("From"), m.h("MessageId"))).fetchone()
    need(not used, "IdReused", "This message id was used before for other bytes.")


def finding(rule, severity, sentence):
    return ("Finding", ({"rule": rule, "severity": severity}, sentence))


def receipt(home, m, findings, claimed):
    return xml("urn:epixgateway:exchange:receipt:1", "Receipt", [
        ("MessageId", m.h("MessageId")), ("FileDigest", m.digest), ("ReceivedAt", text_of(m.at)), ("RuleSetVersion", "none"), ("Findings", findings),
        ("LogHeads", home.head()), ("ClaimAnswer", claimed), ("TestIndicator", m.h("TestIndicator"))])


def refusal(home, m, refused):
    return xml("urn:epixgateway:exchange:refusal:1", "Refusal", [
        ("MessageId", m.h("MessageId") or None), ("FileDigest", m.digest), ("ReceivedAt", text_of(m.at)), ("Reason", refused.reason),
        ("Sentence", refused.sentence), ("Findings", []), ("LogHeads", home.head() if refused.reason in REMEMBERED else None),
        ("TestIndicator", m.h("TestIndicator") or "false")])


def take_permit(home, m):
    permit = m.read_permit()
    if m.h("TestIndicator") in ("true", "1"):
        return []
    known = home.db.execute("SELECT permit FROM permit WHERE key=?", (m.key(),)).fetchone()
    digest = json.loads(known[0])["digest"] if known else None
    if digest == permit["digest"]:
        return [finding("R-01", "INFO", "This very document is already held; it is no second permit.")]
    need(digest in (None, m.h("PermitReference/ReplacesDigest")), "NumberConflict", "This number is held here with other contents.")
    home.db.execute("INSERT OR REPLACE INTO permit (key, permit) VALUES (?, ?)", (m.key(), json.dumps(permit)))
    return []


def take_statement(home, m):
    """A statement is kept whatever it says, since goods may have moved; a claim is answered in the receipt."""
    kind, stated = m.h("Kind"), valid(m.h("Kind"), m.document(), "SchemaInvalid")
    sid, about, digest = at(stated, "StatementId"), m.key(), sha(m.document())
    row = home.db.execute("SELECT permit, state, claimant, held_until FROM permit WHERE key=?", (about,)).fetchone()
    if row and kind in ("UseReport", "Claim"):
        need(json.loads(row[0])["user"] == m.h("From"), "NotAuthorised", "By its permit it is not for this Party to state this.")
    if m.h("TestIndicator") in ("true", "1"):
        return [], None
    held = home.db.execute("SELECT sender, digest, answer FROM statement WHERE id=?", (sid,)).fetchone()
    if held:
        need(held[:2] == (m.h("From"), digest), "SchemaInvalid", "This statement id was used before for another statement.")
        return [finding("L-22", "INFO", "This very statement is already held; it is no second one.")], json.loads(held[2]) if held[2] else None
    findings, claimed = ([] if row else [finding("L-20", "WARNING", "No permit of this number and kind is held here; the statement is kept.")]), None
    if kind == "Claim":
        claimed = answer_claim(home, m, row, sid, about)
    elif row:
        state = {"UseReport": "Used", "Endorsement": "Endorsed"}.get(kind) or at(stated, "Status")
        if kind == "UseReport" and row[1] == "Used" and not json.loads(row[0])["kind"] == "O":
            findings.append(finding("L-11", "ERROR", "A use of this permit was reported before."))
        home.db.execute("UPDATE permit SET state=?, held_until=NULL WHERE key=?", (state, about))
    home.db.execute("INSERT INTO statement VALUES (?, ?, ?, ?, ?)", (sid, m.h("From"), about, digest, json.dumps(claimed) if claimed else None))
    return findings, claimed


def answer_claim(home, m, row, sid, about):
    why = ("No permit of this number and kind is held by its issuer." if not row
           else f"The permit is {row[1]}." if row[1] not in ("Issued", "Endorsed", "Reinstated")
           else "The permit has ended." if json.loads(row[0])["until"] < m.at.date().isoformat()
           else "It is held by another claim." if row[3] and moment(row[3]) > m.at else None)
    until = None if why else text_of(m.at + CLAIM_HELD)
    if until:
        home.db.execute("UPDATE permit SET claimant=?, held_until=? WHERE key=?", (m.h("From"), until, about))
    return [("StatementId", sid), ("On", m.at.date().isoformat()), ("Claim", sid), ("Until", until), ("Sentence", why)]


def check_answer(home, sent, to, answer, at_time=None):
    """'Receipt' or 'Refusal:Reason', and the document. Anything that is not about exactly what was sent is no answer."""
    m = Message(answer, to, at_time or now())
    m.open_and_verify(home.registry())
    mine = etree.fromstring(open_container(sent)[0]["header.xml"])
    document = valid(m.h("Kind"), m.document(), "SchemaInvalid") if m.h("Kind") in ("Receipt", "Refusal") else None
    need(document is not None and (m.h("From"), m.h("To")) == (to, home.party) and m.h("Answers/FileDigest") == sha(sent) == at(document, "FileDigest")
         and sha(m.document()) == m.header.find("{*}Document").get("sha256")
         and at(mine, "MessageId") in ((at(document, "MessageId"),) if m.h("Kind") == "Receipt" else (at(document, "MessageId"), m.h("Answers/MessageId") or at(mine, "MessageId"))),
         "NotAuthorised", "The answer is about another message, or from another Party.")
    return ("Receipt" if m.h("Kind") == "Receipt" else "Refusal:" + at(document, "Reason")), document


# ---- 7 SOAP over mutual TLS (service.md) --------------------------------------------------------------------------------
ENVELOPES = {"text/xml": "http://schemas.xmlsoap.org/soap/envelope/", "application/soap+xml": "http://www.w3.org/2003/05/soap-envelope"}
XOP = "http://www.w3.org/2004/08/xop/include"


def parameter(content_type, name):
    found = re.search(rf'{name}="?([^";]+)"?', content_type, re.I)
    return found[1] if found else ""


def soap_body(content_type, octets):
    """The SOAP version's media type, the first element of the body, and the attached parts by Content-ID."""
    parts, media, root = {}, content_type.split(";")[0].strip().lower(), octets
    if media == "multipart/related":
        boundary, start = parameter(content_type, "boundary").encode(), parameter(content_type, "start")
        for piece in (b"\r\n" + octets).split(b"\r\n--" + boundary)[1:]:
            if piece.startswith(b"--"):
                break
            head, _, content = piece.partition(b"\r\n\r\n")
            cid = re.search(rb"^content-id:\s*(\S+)", head, re.I | re.M)
            parts[cid[1].decode("ascii", "replace") if cid else ""] = content
        need(parts and len(parts) <= 5, "SOAP", "This is no multipart message.")
        root = parts.get(start) if start else next(iter(parts.values()))
        media = parameter(content_type, "start-info") or parameter(content_type, "type")
        media = "application/soap+xml" if "soap+xml" in content_type.lower() else "text/xml"
    need(media in ENVELOPES and root is not None, "SOAP", "This is no SOAP message.")
    envelope = parse(root, "SOAP", "The envelope", REQUEST_MAX)
    body = envelope.find(f"{{{ENVELOPES[media]}}}Body")
    need(envelope.tag == f"{{{ENVELOPES[media]}}}Envelope" and body is not None and len(body) == 1, "SOAP", "This is no SOAP message.")
    return media, body[0], parts


def binary(element, parts):
    """Base64 text, or the attachment that it names."""
    try:
        include = element.find(f"{{{XOP}}}Include")
        if include is None:
            return base64.b64decode("".join((element.text or "").split()), validate=True)
        return parts["<" + urllib.parse.unquote(include.get("href")[4:]) + ">"]
    except (KeyError, ValueError, TypeError, AttributeError):
        raise Refused("SOAP", "The container is neither there nor attached.") from None


def soap(media, operation, content, attached, element):
    """Content type and octets of a message with one container, attached by MTOM or inline."""
    envelope = '<s:Envelope xmlns:s="{}"><s:Body>{}</s:Body></s:Envelope>'
    if content is None:
        return media + "; charset=UTF-8", envelope.format(ENVELOPES[media], operation).encode()
    inner = f'<x:Include xmlns:x="{XOP}" href="cid:container@peer"/>' if attached else b64(content)
    root = envelope.format(ENVELOPES[media], f'<e:{operation} xmlns:e="{SERVICE}"><e:{element}>{inner}</e:{element}></e:{operation}>').encode()
    if not attached:
        return media + "; charset=UTF-8", root
    mark = "b" + secrets.token_hex(16)
    head = f'--{mark}\r\nContent-Type: application/xop+xml; charset=UTF-8; type="{media}"\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <root@peer>\r\n\r\n'
    second = f"\r\n--{mark}\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <container@peer>\r\n\r\n"
    return (f'multipart/related; type="application/xop+xml"; start="<root@peer>"; start-info="{media}"; boundary="{mark}"',
            head.encode() + root + second.encode() + content + f"\r\n--{mark}--\r\n".encode())


def fault(media, sentence, detail="", receiver=False):
    if media == "text/xml":
        code = "Server" if receiver else "Client"
        return f"<s:Fault><faultcode>s:{code}</faultcode><faultstring>{sentence}</faultstring>{f'<detail>{detail}</detail>' if detail else ''}</s:Fault>"
    code = "Receiver" if receiver else "Sender"
    return f'<s:Fault><s:Code><s:Value>s:{code}</s:Value></s:Code><s:Reason><s:Text xml:lang="en">{sentence}</s:Text></s:Reason>{f"<s:Detail>{detail}</s:Detail>" if detail else ""}</s:Fault>'


def tls(home, server, pins):
    """Both sides show a certificate; only registered ones are taken, exactly, whoever signed them."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server else ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.options |= ssl.OP_NO_TICKET
    context.load_cert_chain(home.dir / "tls.crt", home.dir / "tls.key")
    for pin in pins:
        context.load_verify_locations(cadata=pin["der"])
    return context


class Service(http.server.BaseHTTPRequestHandler):
    protocol_version, server_version, sys_version, timeout, wbufsize = "HTTP/1.1", "peer", "", ANSWER_S, -1

    def caller(self):
        der = self.request.getpeercert(binary_form=True)
        return next((code for code, peer in self.server.home.registry().items() for pin in peer["tls"]
                     if pin["der"] == der and pin["from"] <= now() < pin["until"]), None)

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or -1)
        media = "application/soap+xml" if "soap+xml" in self.headers.get("Content-Type", "") else "text/xml"
        if self.path != "/exchange" or length < 0:
            return self.reply(404 if length >= 0 else 411, "text/plain", b"")
        if length > REQUEST_MAX:
            left = min(length, 8 * REQUEST_MAX)
            while left > 0 and (read := self.rfile.read(min(left, 1 << 16))):
                left -= len(read)
            self.close_connection = True
            return self.fails(media, fault(media, "The request is larger than this peer takes."))
        octets, caller = self.rfile.read(length), self.caller()
        if caller is None:
            return self.fails(media, fault(media, "No Party is registered for this certificate.", f'<NotRegistered xmlns="{SERVICE}"><sentence>No Party is registered for this certificate.</sentence></NotRegistered>'))
        try:
            media, request, parts = soap_body(self.headers.get("Content-Type", ""), octets)
            if request.tag == f"{{{SERVICE}}}ServiceState" and len(request) == 0:
                state = f'<ServiceStateResponse xmlns="{SERVICE}"><State>OK</State><ProfileVersion>1</ProfileVersion><Time>{text_of(now())}</Time><Party>{self.server.home.party}</Party></ServiceStateResponse>'
                return self.reply(200, *soap(media, state, None, False, ""))
            need(request.tag == f"{{{SERVICE}}}Deliver" and [e.tag for e in request] == [f"{{{SERVICE}}}container"], "SOAP", "This is no request of the exchange service.")
            answer = receive(self.server.home, binary(request[0], parts), caller)
            self.reply(200, *soap(media, "DeliverResponse", answer, bool(parts), "answer"))
        except TryLater as later:
            self.fails(media, fault(media, str(later), f'<TryLater xmlns="{SERVICE}"><retryAfterSeconds>60</retryAfterSeconds><sentence>{later}</sentence></TryLater>', True))
        except Refused:
            self.fails(media, fault(media, "This is not a valid request of the exchange service."))
        except Exception as bug:  # whatever it is, the caller learns nothing of it, and nothing was committed
            print("BUG", repr(bug), file=sys.stderr, flush=True)
            self.fails(media, fault(media, "The request could not be handled.", receiver=True))

    def fails(self, media, body):
        self.reply(500, *soap(media, body, None, False, ""))

    def reply(self, status, content_type, octets):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(octets)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(octets)

    def log_message(self, *unused):
        pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def finish_request(self, request, client_address):
        """The handshake in the thread of the connection, with the registry as it is now."""
        request.settimeout(CONNECT_S)
        pins = [pin for peer in self.home.registry().values() for pin in peer["tls"]]
        try:
            with tls(self.home, True, pins).wrap_socket(request, server_side=True) as encrypted:
                super().finish_request(encrypted, client_address)
        except OSError:
            pass  # turned away, or gone


def deliver(home, to, container):
    """Hands a container over; the answer's octets. Nothing but an answer or a fault of the contract comes out of it."""
    peer = home.registry()[to]
    address = urllib.parse.urlsplit(peer["address"])
    connection = http.client.HTTPSConnection(address.hostname, address.port or 443, timeout=ANSWER_S, context=tls(home, False, peer["tls"]))
    try:
        connection.connect()
        if connection.sock.getpeercert(binary_form=True) not in [pin["der"] for pin in peer["tls"]]:
            raise TryLater("The peer shows a certificate that is not registered.")
        content_type, octets = soap("text/xml", "Deliver", container, True, "container")
        connection.request("POST", address.path, octets, {"Content-Type": content_type, "SOAPAction": f'"{SERVICE}/Deliver"'})
        response = connection.getresponse()
        body = response.read(ANSWER_MAX + 1)
        _, element, parts = soap_body(response.headers.get("Content-Type", ""), body)
    except (OSError, http.client.HTTPException, Refused) as trouble:
        raise TryLater(f"No answer: {trouble}") from None
    finally:
        connection.close()
    if element.tag != f"{{{SERVICE}}}DeliverResponse" or len(body) > ANSWER_MAX:
        raise TryLater("The peer answered with a fault: " + " ".join(" ".join(element.itertext()).split())[:300])
    return binary(element[0], parts)


def send(home, to, about, container, tries=3):
    """Written down before it is sent; sent again, octet by octet the same, until there is an answer that passes the checks."""
    message_id = at(etree.fromstring(open_container(container)[0]["header.xml"]), "MessageId")
    with home.db:
        home.db.execute("INSERT OR IGNORE INTO sent VALUES (?, ?, ?, ?, NULL, NULL)", (message_id, to, about, container))
    for attempt in range(tries):
        try:
            answer = deliver(home, to, container)
            outcome, document = check_answer(home, container, to, answer)
            with home.db:
                home.db.execute("UPDATE sent SET answer=?, outcome=? WHERE id=?", (answer, outcome, message_id))
            print(outcome, message_id, "".join(f"\n  {f.get('rule')} {f.get('severity')} {f.text}" for f in document.iter("{*}Finding")))
            if at(document, "ClaimAnswer/Claim"):
                print("granted until " + at(document, "ClaimAnswer/Until") if at(document, "ClaimAnswer/Until") else "denied: " + at(document, "ClaimAnswer/Sentence"))
            return 0 if outcome == "Receipt" else 1
        except (TryLater, Refused) as trouble:
            print(f"attempt {attempt + 1}: {trouble}", file=sys.stderr)
            time.sleep(2 ** attempt if attempt + 1 < tries else 0)
    return 3


# ---- 8 commands ---------------------------------------------------------------------------------------------------------
def send_permit(home, args):
    octets = pathlib.Path(args.file).read_bytes()
    permit = read_permit(octets)
    key = "/".join((permit["issuer"], args.kind or permit["kind"], normal(permit["number"])))
    before = home.db.execute("SELECT container FROM sent WHERE receiver=? AND about=? AND outcome IS NULL", (args.to, permit["digest"])).fetchone()
    if not args.test:
        with home.db:
            home.db.execute("INSERT OR IGNORE INTO permit (key, permit) VALUES (?, ?)", (key, json.dumps(permit)))
    reference = [("IssuingCountry", permit["issuer"]), ("IssuingAuthority", permit["authority"] or None), ("DocumentKind", args.kind or permit["kind"]),
                 ("Number", permit["number"]), ("DocumentDigest", permit["digest"])]
    container = before[0] if before else home.sealed("Permit", octets, args.to, reference, form="ElectronicOriginal", test=args.test, label=permit["format"])
    return send(home, args.to, permit["digest"], container)


def state(home, args):
    """A statement about a permit that is held here: endorse, withdraw, claim or use."""
    key = "/".join((args.country, args.kind or "E", normal(args.number)))
    row = home.db.execute("SELECT permit FROM permit WHERE key=?", (key,)).fetchone()
    if not row:
        sys.exit(f"No permit {key} is held here.")
    permit, sid, when = json.loads(row[0]), uuid7(), text_of(now())
    goods = [pair.split("=", 1) for pair in args.goods]
    common = [("StatementId", sid), ("StatedAt", when)]
    day, place = ("On", now().date().isoformat()), ("Place", args.place)
    kind, rest = {
        "endorse": ("Endorsement", [day, place, ("Method", "Electronic")] + [("Shipped", {"block": b, "quantity": q, "unit": args.unit}) for b, q in goods]),
        "withdraw": ("StatusNotice", [("Sequence", "1"), ("Status", "Withdrawn"), day, ("Reason", args.reason)]),
        "claim": ("Claim", [day, place] + [("Goods", {"block": b, "quantity": q, "unit": args.unit}) for b, q in goods]),
        "use": ("UseReport", [day, place] + [("Block", {"block": b, "accepted": q, "refused": "0", "seized": "0", "unit": args.unit}) for b, q in goods])}[args.command]
    element, schema = DOCUMENTS[kind]
    document = xml(f"urn:epixgateway:exchange:{schema}:1", element, common + rest)
    reference = [("IssuingCountry", permit["issuer"]), ("IssuingAuthority", permit["authority"] or None), ("DocumentKind", args.kind or permit["kind"]),
                 ("Number", permit["number"]), ("DocumentDigest", permit["digest"])]
    to = permit["issuer"] if kind in ("Claim", "UseReport") else permit["user"]
    new = {"endorse": "Endorsed", "withdraw": "Withdrawn", "use": "Used"}.get(args.command)
    if new:
        with home.db:
            home.db.execute("UPDATE permit SET state=? WHERE key=?", (new, key))
    return send(home, to, sid, home.sealed(kind, document, to, reference))


def register(home, args):
    octets = pathlib.Path(args.file).read_bytes()
    files, signatures = open_container(octets)
    party = at(etree.fromstring(files["party.xml"]), "Party")
    known = home.registry().get(party)
    read = read_descriptor(octets, now(), known["seal"] if known else None)
    fingerprint = sha(pins_of(read, "seal")[0]["der"])
    if not known and re.sub(r"[\s:-]", "", args.fingerprint or "").lower() not in [sha(p["der"]) for p in pins_of(read, "seal")]:
        sys.exit(f"Compare by telephone, then repeat with --fingerprint: {fingerprint}")
    with home.db:
        if known and int(at(read, "Sequence")) <= home.db.execute("SELECT sequence FROM party WHERE code=?", (party,)).fetchone()[0]:
            sys.exit("A newer descriptor is registered already.")
        home.db.execute("INSERT OR REPLACE INTO party VALUES (?, ?, ?, ?)", (party, int(at(read, "Sequence")), int(args.tests), octets))
    print("Registered", party)
    return 0


def judge(args):
    """What this peer says to each test vector; exit code 1 if it is not what the list expects."""
    base = pathlib.Path(args.file).parent
    listed = json.loads(pathlib.Path(args.file).read_text())
    registry = {code: {"tests": peer.get("takesTestMessages", False), "seal": [
        {"der": x509.load_pem_x509_certificate((base / c["file"]).read_bytes()).public_bytes(serialization.Encoding.DER), "from": moment(c["from"]), "until": moment(c["until"]),
         "revoked": moment(c["revokedAt"]) if "revokedAt" in c else None} for c in peer["seals"]]} for code, peer in listed["registry"].items()}
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        init(folder + "/home", "XX", "localhost", 0)
        home, lines = Home(folder + "/home"), []
        home.registry = lambda: registry
        for vector in listed["vectors"]:
            for table in ("received", "permit", "statement"):
                home.db.execute(f"DELETE FROM {table}")
            home.party = vector["to"]
            said = verdict(home, vector, lambda name: (base / name).read_bytes(), moment(listed["at"]))
            expected = vector["verdict"] + (":" + vector["reason"] if "reason" in vector else "")
            lines.append(f"ok    {vector['file']}: {said}" if said.split(" ")[0] == expected else f"WRONG {vector['file']}: {said}, expected {expected}")
    print("\n".join(lines))
    return int(any(line.startswith("WRONG") for line in lines))


def verdict(home, vector, content, when):
    octets = content(vector["file"])
    try:
        if vector["as"] == "descriptor":
            read_descriptor(octets, when)
            return "Valid"
        if vector["as"] == "answer":
            check_answer(home, content(vector["after"]), vector["broughtBy"], octets, when)
            return "Valid"
        for earlier in ([content(vector["after"])] if "after" in vector else []):
            receive(home, earlier, vector["broughtBy"], when)
        answer = open_container(receive(home, octets, vector["broughtBy"], when))[0]
        if "receipt.xml" in answer:
            return "Receipt"
        refused = etree.fromstring(answer["refusal.xml"])
        return f"Refusal:{at(refused, 'Reason')} {at(refused, 'Sentence')}"
    except TryLater:
        return "TryLater"
    except Refused as refused:
        return f"Invalid {refused}"


def serve(home):
    server = Server((home.settings["host"], home.settings["port"]), Service)
    server.home = home
    print(f"{home.party} listens on {home.settings['host']}:{home.settings['port']}", flush=True)
    server.serve_forever()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--home", default=".", help="folder of this Party")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("init", help="make keys and settings")
    one.add_argument("--party", required=True), one.add_argument("--host", default="localhost"), one.add_argument("--port", type=int, default=9553)
    commands.add_parser("descriptor", help="write our descriptor, print the fingerprint").add_argument("-o", dest="file", required=True)
    one = commands.add_parser("register", help="take the descriptor of another Party")
    one.add_argument("file"), one.add_argument("--fingerprint"), one.add_argument("--tests", action="store_true", help="take its test messages")
    commands.add_parser("serve", help="answer until stopped")
    one = commands.add_parser("send", help="send a permit of ours")
    one.add_argument("file"), one.add_argument("--to", required=True), one.add_argument("--kind"), one.add_argument("--test", action="store_true")
    for name in ("endorse", "withdraw", "claim", "use"):
        one = commands.add_parser(name, help=f"{name} a permit that is held here")
        one.add_argument("country"), one.add_argument("number"), one.add_argument("goods", nargs="*", help="BLOCK=QUANTITY")
        one.add_argument("--kind"), one.add_argument("--place", default="Border"), one.add_argument("--unit"), one.add_argument("--reason", default="withdrawn")
    commands.add_parser("show", help="what is held here")
    commands.add_parser("judge", help="judge the test vectors").add_argument("file", help="vectors.json")
    args = parser.parse_args()
    if args.command == "init":
        return init(args.home, args.party, args.host, args.port)
    if args.command == "judge":
        return judge(args)
    home = Home(args.home)
    if args.command == "descriptor":
        pathlib.Path(args.file).write_bytes(descriptor(home))
        return print(home.key("seal")[1].fingerprint(hashes.SHA256()).hex())
    if args.command == "show":
        return print("\n".join(f"{key} {state} {held or ''}" for key, state, held in home.db.execute("SELECT key, state, held_until FROM permit")))
    return {"register": register, "serve": lambda h, _: serve(h), "send": send_permit}.get(args.command, state)(home, args)


if __name__ == "__main__":
    sys.exit(main())
