"""Makes python.asice in the working folder as a stranger would: a template, xmlsec1 to sign it, zipfile to pack it.

Arguments: private key (PEM), certificate (PEM), "honest" or "changed" (the permit is altered after signing).
"""
import base64
import datetime
import hashlib
import os
import re
import subprocess
import sys
import zipfile

key, certificate, how = sys.argv[1:4]
ASICE = "application/vnd.etsi.asic-e+zip"
DS = "http://www.w3.org/2000/09/xmldsig#"
C14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"

files = {
    "header.xml": b"<header xmlns='urn:test'/>\n",
    "permit.xml": b"<permit xmlns='urn:test'>\n  <number>1</number>\n</permit>\n",
}
for name, content in files.items():
    with open(name, "wb") as out:
        out.write(content)

with open(certificate) as pem:
    der = base64.b64decode("".join(re.findall(r"^[A-Za-z0-9+/=]+$", pem.read(), re.M)))
digest = base64.b64encode(hashlib.sha256(der).digest()).decode()
now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")

references = "".join(
    f"""
      <Reference Id="r{i}" URI="{name}"><DigestMethod Algorithm="{SHA256}"/><DigestValue/></Reference>"""
    for i, name in enumerate(files))
formats = "".join(
    f"""<x:DataObjectFormat ObjectReference="#r{i}"><x:MimeType>text/xml</x:MimeType></x:DataObjectFormat>"""
    for i, name in enumerate(files))
template = f"""<?xml version="1.0" encoding="UTF-8"?>
<XAdESSignatures xmlns="http://uri.etsi.org/02918/v1.2.1#">
  <Signature xmlns="{DS}" Id="stranger">
    <SignedInfo>
      <CanonicalizationMethod Algorithm="{C14N}"/>
      <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/>{references}
      <Reference URI="#props" Type="http://uri.etsi.org/01903#SignedProperties">
        <Transforms><Transform Algorithm="{C14N}"/></Transforms>
        <DigestMethod Algorithm="{SHA256}"/><DigestValue/>
      </Reference>
    </SignedInfo>
    <SignatureValue/>
    <KeyInfo><X509Data/></KeyInfo>
    <Object>
      <x:QualifyingProperties xmlns:x="http://uri.etsi.org/01903/v1.3.2#" Target="#stranger">
        <x:SignedProperties Id="props">
          <x:SignedSignatureProperties>
            <x:SigningTime>{now}</x:SigningTime>
            <x:SigningCertificateV2><x:Cert><x:CertDigest><DigestMethod Algorithm="{SHA256}"/><DigestValue>{digest}</DigestValue></x:CertDigest></x:Cert></x:SigningCertificateV2>
          </x:SignedSignatureProperties>
          <x:SignedDataObjectProperties>{formats}</x:SignedDataObjectProperties>
        </x:SignedProperties>
      </x:QualifyingProperties>
    </Object>
  </Signature>
</XAdESSignatures>
"""
with open("template.xml", "w") as out:
    out.write(template)
subprocess.run(
    ["xmlsec1", "--sign", "--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
     "--privkey-pem", f"{key},{certificate}", "--output", "signatures.xml", "template.xml"],
    check=True)

if how == "changed":
    files["permit.xml"] = files["permit.xml"].replace(b"1", b"2")

entries = "".join(f'<m:file-entry m:full-path="{name}" m:media-type="text/xml"/>' for name in files)
manifest = f"""<?xml version="1.0"?>
<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="/" m:media-type="{ASICE}"/>{entries}</m:manifest>"""
with zipfile.ZipFile("python.asice", "w", zipfile.ZIP_DEFLATED) as container:
    container.writestr("mimetype", ASICE, compress_type=zipfile.ZIP_STORED)
    for name, content in files.items():
        container.writestr(name, content)
    container.writestr("META-INF/manifest.xml", manifest)
    container.write("signatures.xml", "META-INF/signatures.xml")
os.remove("template.xml")
