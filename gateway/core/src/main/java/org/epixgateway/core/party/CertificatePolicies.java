package org.epixgateway.core.party;

import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.TreeSet;
import org.epixgateway.core.bytes.Bytes;

/** Reads the policy identifiers of a certificate's certificatePolicies extension (RFC 5280, 4.2.1.4). */
final class CertificatePolicies {
    private static final String EXTENSION = "2.5.29.32";
    private static final int OID_TAG = 0x06;

    private CertificatePolicies() {}

    static Set<String> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(EXTENSION);
        Set<String> found = new TreeSet<>();
        if (extension == null) {
            return found;
        }
        // Each PolicyInformation opens with its OID directly inside a SEQUENCE; qualifiers lie deeper and come after
        // it.
        Der outer = new Der(Bytes.of(extension), 0, extension.length).content();
        Der sequence = outer.content();
        for (int at = sequence.from(); at < sequence.to(); ) {
            Der policy = new Der(Bytes.of(extension), at, sequence.to());
            Der inner = policy.content();
            if (inner.tag() == OID_TAG) {
                found.add(inner.asOid());
            }
            at = policy.next();
        }
        return found;
    }

    /** One DER element within {@code bytes[from, to)}: tag, length, content. */
    private record Der(Bytes bytes, int from, int to) {
        private byte at(int index) {
            return bytes.array()[index];
        }

        int tag() {
            return at(from) & 0xff;
        }

        Der content() {
            return new Der(bytes, contentStart(), next());
        }

        int next() {
            return contentStart() + length();
        }

        private int contentStart() {
            int first = at(from + 1) & 0xff;
            return from + 2 + (first < 0x80 ? 0 : first & 0x7f);
        }

        private int length() {
            int first = at(from + 1) & 0xff;
            if (first < 0x80) {
                return first;
            }
            int length = 0;
            for (int i = 0; i < (first & 0x7f); i++) {
                length = (length << 8) | (at(from + 2 + i) & 0xff);
            }
            return length;
        }

        String asOid() {
            StringBuilder oid = new StringBuilder();
            long arc = 0;
            boolean isFirst = true;
            for (int i = contentStart(); i < next(); i++) {
                arc = (arc << 7) | (at(i) & 0x7f);
                if ((at(i) & 0x80) == 0) {
                    if (isFirst) {
                        long top = Math.min(arc / 40, 2);
                        oid.append(top).append('.').append(arc - top * 40);
                        isFirst = false;
                    } else {
                        oid.append('.').append(arc);
                    }
                    arc = 0;
                }
            }
            return oid.toString();
        }
    }
}
