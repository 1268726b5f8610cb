"""A caller of another language, by hand: http.client and ssl of Python's standard library.

usage: caller.py PORT OWN.pem SERVICE.pem
prints one line for each way of asking: status, element of the answer or fault string, size of the signed container
"""

import email
import http.client
import ssl
import sys
import xml.etree.ElementTree as ElementTree

SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"


def connection(port, own, service):
    context = ssl.create_default_context(cafile=service)
    context.load_cert_chain(own)
    return http.client.HTTPSConnection("localhost", port, context=context, timeout=30)


def ask(port, own, service, case):
    name, path, operation, namespace, action = case
    body = (
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
        f'<q:{operation} xmlns:q="{namespace}"><CertificateNumber>NA 2026/00018</CertificateNumber>'
        f"<TokenId>t0ken</TokenId><IsoCountryCode>NA</IsoCountryCode></q:{operation}></soap:Body></soap:Envelope>"
    )
    headers = {"Content-Type": "text/xml; charset=utf-8"}
    if action is not None:
        headers["SOAPAction"] = action
    https = connection(port, own, service)
    https.request("POST", path, body.encode(), headers)
    response = https.getresponse()
    content = response.read()
    envelope, container = parts(response.getheader("Content-Type"), content)
    answer = ElementTree.fromstring(envelope).find(SOAP + "Body")[0]
    told = answer.findtext("faultstring") or answer.tag.split("}")[1]
    permit = "" if answer.find("faultstring") is not None or len(answer) == 0 else answer[0].tag
    print(name, response.status, told, permit, len(container), sep="|")


def parts(content_type, content):
    if not content_type.startswith("multipart/related"):
        return content, b""
    message = email.message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + content)
    root, attachment = message.get_payload()
    include = ElementTree.fromstring(root.get_payload(decode=True)).find(
        ".//{http://www.w3.org/2004/08/xop/include}Include"
    )
    assert include.get("href") == "cid:" + attachment["Content-ID"].strip("<>")
    return root.get_payload(decode=True), attachment.get_payload(decode=True)


def main():
    port, own, service = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    v1, v2, bare = "urn:CitesDataExchange/v1/", "urn:CitesDataExchange/v2/", "urn:CitesDataExchange"
    for case in [
        ("hub", "/epix", "get_non_final_cites_certificate", bare, '"get_non_final_cites_certificate"'),
        ("camel-case", "/epix/v2", "GetNonFinalCitesCertificate", v2, '"urn:GetNonFinalCitesCertificate"'),
        ("swiss", "/epix/v1", "GetNonFinalCitesCertificateRequest", v1, "urn:GetNonFinalCitesCertificate"),
        ("no-action", "/epix/v1", "get_non_final_cites_certificate", bare, None),
        ("wrong-action", "/epix/v2", "GetNonFinalCitesCertificate", v2, '"urn:ServiceState"'),
        ("final", "/epix/v2", "get_final_cites_certificate", bare, '""'),
        ("state", "/epix", "ServiceStateRequest", v1, None),
    ]:
        ask(port, own, service, case)


main()
