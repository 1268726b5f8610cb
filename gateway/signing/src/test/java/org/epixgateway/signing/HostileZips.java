package org.epixgateway.signing;

import static org.epixgateway.signing.HostileContainers.utf8;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.signing.HostileContainers.Hostile;

/** Attacks on the container format: the seal inside is always good. */
final class HostileZips {
    private static final String PERMIT = "permit.xml";

    private final List<SealedFile> files;
    private final byte[] signatures;
    private final X509Certificate registered;

    HostileZips(List<SealedFile> files, byte[] signatures, X509Certificate registered) {
        this.files = files;
        this.signatures = signatures;
        this.registered = registered;
    }

    List<Hostile> broken() {
        List<Hostile> all = new ArrayList<>();
        all.add(broken("nothing at all", Bytes.of(new byte[0])));
        all.add(broken("no zip", Bytes.utf8("<permit/>".repeat(100))));
        all.add(broken("truncated", truncated()));
        all.add(broken("junk before", zip(z -> z.prefix("#!/bin/sh\n"))));
        all.add(broken("junk behind", zip(z -> z.suffix("junk"))));
        all.add(broken("a comment", zip(z -> z.comment("PK"))));
        all.add(broken("a comment of an entry", part(p -> p.entryComment = new byte[] {'x'})));
        all.add(broken("a file twice", zip(z -> z.packed(PERMIT, utf8("<other/>")))));
        all.add(broken("a file twice but for case", zip(z -> z.packed("Permit.xml", utf8("<other/>")))));
        all.add(broken("a file that the manifest does not list", zip(z -> z.packed("extra.xml", utf8("<extra/>")))));
        all.add(broken("a file less than the manifest lists", zip(z -> remove(z, PERMIT))));
        all.add(broken("a path upwards", zip(z -> z.packed("../evil.xml", utf8("x")))));
        all.add(broken("a path upwards inside", zip(z -> z.packed("a/../evil.xml", utf8("x")))));
        all.add(broken("an absolute path", zip(z -> z.packed("/etc/passwd", utf8("x")))));
        all.add(broken("a Windows path", zip(z -> z.packed("..\\evil.xml", utf8("x")))));
        all.add(broken("a folder", zip(z -> z.stored("attachments/", utf8("")))));
        all.add(broken("two folder levels", zip(z -> z.packed("a/b/c.xml", utf8("x")))));
        all.add(broken("a name with a zero byte", zip(z -> z.packed("permit.xml\0.pdf", utf8("x")))));
        all.add(broken("a name outside ASCII", zip(z -> z.packed("p\u00e4.xml", utf8("x")))));
        all.add(broken("a symbolic link", part(p -> {
            p.madeBy = 3 << 8 | 20;
            p.externalAttributes = 0xa1ff << 16;
        })));
        all.add(broken("another name in its place than in the directory", part(p -> p.localName = "Permit.xm_")));
        all.add(broken("another name in the directory than in its place", part(p -> p.centralName = "permit.xm_")));
        all.add(broken(
                "an entry hidden from the directory", zip(z -> z.directory().remove(z.part(PERMIT)))));
        all.add(broken("two directory entries for one place", zip(HostileZips::twice)));
        all.add(broken(
                "entries out of order",
                zip(z -> z.directory().add(1, z.directory().remove(3)))));
        all.add(broken("a wrong checksum in the directory", part(p -> p.centralCrc ^= 1)));
        all.add(broken("a wrong checksum everywhere", part(p -> {
            p.localCrc ^= 1;
            p.centralCrc = p.localCrc;
        })));
        all.add(broken("a data descriptor that lies", part(p -> p.streamed(true).descriptor[4] ^= 1)));
        all.add(broken("a data descriptor for a stored file", zip(z -> {
            remove(z, PERMIT);
            z.stored(PERMIT, files.get(1).content().array()).streamed(true);
        })));
        all.add(broken("a size that is too small", part(p -> size(p, p.centralSize - 1))));
        all.add(broken("a size that is too large", part(p -> size(p, p.centralSize + 1))));
        all.add(broken("a size beyond the end", part(p -> {
            p.centralPacked += 1_000_000;
            p.localPacked = p.centralPacked;
        })));
        all.add(broken("a negative size", part(p -> size(p, -1))));
        all.add(broken("a bomb", bomb()));
        all.add(broken("a bomb that lies about its size", lyingBomb()));
        all.add(broken("bytes behind the compressed data", part(HostileZips::appendJunk)));
        all.add(broken("an encrypted file", part(p -> p.flags |= 1)));
        all.add(broken("another method", part(p -> p.method = 12)));
        all.add(broken("zip64", part(p -> p.version = 45)));
        all.add(broken("a zip64 extra field", part(p -> extra(p, new byte[] {1, 0, 2, 0, 0, 0}))));
        all.add(broken("a second name in an extra field", part(p -> extra(p, new byte[] {0x75, 0x70, 2, 0, 1, 0}))));
        all.add(broken("too many files", zip(z -> {
            for (int i = 0; i < 40; i++) {
                z.packed("a" + i, utf8("x"));
            }
        })));
        all.add(broken("no mimetype", zip(z -> remove(z, "mimetype"))));
        all.add(broken("mimetype not first", zip(z -> {
            z.parts().add(z.parts().remove(0));
            z.directory().add(z.directory().remove(0));
        })));
        all.add(broken("mimetype packed", packedMimetype()));
        all.add(broken("another mimetype", otherMimetype("application/zip")));
        all.add(broken("mimetype with a line end", otherMimetype("application/vnd.etsi.asic-e+zip\n")));
        all.add(broken("no manifest", zip(z -> remove(z, "META-INF/manifest.xml"))));
        all.add(broken("a manifest with DOCTYPE", replaced("META-INF/manifest.xml", HostileContainers::doctype)));
        all.add(broken(
                "a manifest that lists a file twice", replaced("META-INF/manifest.xml", HostileZips::listedTwice)));
        all.add(broken("no signature file", zip(z -> remove(z, "META-INF/signatures.xml"))));
        all.add(broken("two signature files", zip(z -> z.packed("META-INF/signatures2.xml", signatures))));
        all.add(broken("something else in META-INF", zip(z -> z.packed("META-INF/MANIFEST.MF", utf8("x")))));
        all.add(broken("meta-inf in small letters", zip(z -> z.packed("meta-inf/other.xml", utf8("x")))));
        return all;
    }

    List<Hostile> unusualButHonest() {
        return List.of(
                broken("data descriptors", part(p -> p.streamed(true))),
                broken("data descriptors without signature", part(p -> p.streamed(false))),
                broken("UTF-8 flag", part(p -> p.flags |= 1 << 11)),
                broken("extended time stamp", part(p -> extra(p, new byte[] {0x55, 0x54, 5, 0, 1, 0, 0, 0, 0}))),
                broken("NTFS times", part(p -> extra(p, new byte[] {0x0a, 0, 4, 0, 0, 0, 0, 0}))),
                broken("Unix attributes", part(p -> {
                    p.madeBy = 3 << 8 | 20;
                    p.externalAttributes = 0x8180 << 16;
                })),
                broken("another signature file name", zip(z -> {
                    z.part("META-INF/signatures.xml").centralName = "META-INF/signatures001.xml";
                    z.part("META-INF/signatures.xml").localName = "META-INF/signatures001.xml";
                })));
    }

    private Hostile broken(String name, Bytes container) {
        return new Hostile(name, container, registered);
    }

    private Bytes zip(Consumer<CraftedZip> defect) {
        CraftedZip zip = HostileContainers.container(files, signatures);
        defect.accept(zip);
        return zip.build();
    }

    private Bytes part(Consumer<CraftedZip.Part> defect) {
        return zip(z -> defect.accept(z.part(PERMIT)));
    }

    private Bytes truncated() {
        byte[] whole = zip(z -> {}).array();
        return Bytes.of(Arrays.copyOf(whole, whole.length / 2));
    }

    private static void remove(CraftedZip zip, String name) {
        CraftedZip.Part part = zip.part(name);
        zip.parts().remove(part);
        zip.directory().remove(part);
    }

    private static void twice(CraftedZip zip) {
        CraftedZip.Part again = zip.packed("second.xml", utf8("x"));
        zip.parts().remove(again);
        again.offset = 0;
    }

    private static void size(CraftedZip.Part part, int size) {
        part.localSize = size;
        part.centralSize = size;
    }

    private static void extra(CraftedZip.Part part, byte[] field) {
        part.localExtra = field;
        part.centralExtra = field;
    }

    private Bytes bomb() {
        return zip(z -> z.packed("bomb.xml", new byte[20 << 20]));
    }

    private Bytes lyingBomb() {
        return zip(z -> size(z.packed("bomb.xml", new byte[20 << 20]), 1000));
    }

    private Bytes packedMimetype() {
        return zip(z -> {
            remove(z, "mimetype");
            CraftedZip.Part packed = z.packed("mimetype", utf8("application/vnd.etsi.asic-e+zip"));
            z.parts().add(0, z.parts().remove(z.parts().indexOf(packed)));
            z.directory().add(0, z.directory().remove(z.directory().indexOf(packed)));
        });
    }

    private Bytes otherMimetype(String type) {
        return zip(z -> {
            remove(z, "mimetype");
            CraftedZip.Part other = z.stored("mimetype", utf8(type));
            z.parts().add(0, z.parts().remove(z.parts().indexOf(other)));
            z.directory().add(0, z.directory().remove(z.directory().indexOf(other)));
        });
    }

    private Bytes replaced(String name, UnaryOperator<String> change) {
        return zip(z -> {
            remove(z, name);
            z.packed(name, utf8(change.apply(new String(ContainerManifest.write(files), StandardCharsets.UTF_8))));
        });
    }

    private static String listedTwice(String manifest) {
        String entry =
                " <manifest:file-entry manifest:full-path=\"permit.xml\" manifest:media-type=\"application/xml\"/>\n";
        return manifest.replace(entry, entry + entry);
    }

    private static void appendJunk(CraftedZip.Part part) {
        part.data = Arrays.copyOf(part.data, part.data.length + 7);
        part.localPacked += 7;
        part.centralPacked += 7;
    }
}
