"""A caller made by a code generator of another language from the contract alone: python3-zeep.

usage: generated.py PORT OWN.pem SERVICE.pem VERSION
"""

import sys

import requests
from zeep import Client, Transport
from zeep.exceptions import Fault

port, own, service, version = sys.argv[1:5]
session = requests.Session()
# settings of the environment would win over those below
session.trust_env = False
session.cert = own
session.verify = service
address = f"https://localhost:{port}/epix/{version}"
client = Client(address + "?wsdl", transport=Transport(session=session, timeout=30))
port_type = client.create_service("{urn:CitesDataExchange/%s/}CitesDataExchangeBinding" % version, address)

answer = port_type.GetNonFinalCitesCertificate(
    CertificateNumber="NA 2026/00018", TokenId="t0ken", IsoCountryCode="NA"
)
# where files come along, the program gives the envelope's answer as root
answer = getattr(answer, "root", answer)
permit = answer.CITESEPermit if version == "v2" else answer.CBFShip
print("permit", [part.tag.split("}")[1] for part in permit._value_1], sep="|")
print("attachment", answer.Attachments[0].AttachmentName, answer.Composite, sep="|")
confirmed = port_type.ConfirmQuantities(
    CertificateNumber="NA 2026/00018",
    TokenId="t0ken",
    IsoCountryCode="NA",
    ConfirmedQuantities={"CitesPosition": [{"ID": "A", "InspectedUnitQuantity": "7.25"}]},
)
print("confirmed", confirmed, sep="|")
print("state", port_type.ServiceState(), sep="|")
try:
    port_type.GetFinalCitesCertificate(CertificateNumber="NA 2026/00018", TokenId="t0ken", IsoCountryCode="NA")
except Fault as fault:
    print("fault", fault.message, fault.detail[0][1].text, sep="|")
