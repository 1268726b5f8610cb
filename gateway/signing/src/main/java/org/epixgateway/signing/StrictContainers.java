package org.epixgateway.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.OpenedEnvelope;

/**
 * Opens ASiC-E containers so strictly that every file is accounted for: the mimetype, the files of the message, a manifest
 * that lists exactly them, and one signature file. Thread-safe.
 */
public final class StrictContainers implements EnvelopeOpener {
    private static final Bytes MIMETYPE = Bytes.utf8(ContainerManifest.CONTAINER_TYPE);
    private static final Set<String> EVIDENCE =
            Set.of("META-INF/evidencerecord.ers", "META-INF/ASiCEvidenceRecordManifest001.xml");
    /** header and document */
    private static final int FILES_BESIDE_ATTACHMENTS = 2;
    /** mimetype, manifest, signatures */
    private static final int ENTRIES_BESIDE_FILES = 3;

    private final Limits limits;
    private final Set<String> extraMetaFiles;
    private final HardenedXml parser;

    private StrictContainers(Limits limits, Set<String> extraMetaFiles) {
        this.limits = limits;
        this.extraMetaFiles = extraMetaFiles;
        this.parser = new HardenedXml(limits.xmlDepthMax());
    }

    /** Containers as they travel. */
    public StrictContainers(Limits limits) {
        this(limits, Set.of());
    }

    /** Containers as they are handed out for keeping: an evidence record and its manifest may lie in META-INF. */
    public static StrictContainers forExports(Limits limits) {
        return new StrictContainers(limits, EVIDENCE);
    }

    @Override
    public Opening open(Bytes container) {
        try {
            return new Opened(read(container));
        } catch (RefusedException refused) {
            return new Broken(refused.sentence());
        }
    }

    private OpenedEnvelope read(Bytes container) throws RefusedException {
        int filesMax = limits.attachmentsMax() + FILES_BESIDE_ATTACHMENTS;
        int entriesMax = filesMax + ENTRIES_BESIDE_FILES + extraMetaFiles.size();
        List<StrictZip.Entry> entries = StrictZip.read(
                container.array(),
                new StrictZip.Bounds(limits.containerBytesMax(), entriesMax, limits.compressionRatioMax()));
        checkMimetype(entries.get(0));
        List<StrictZip.Entry> files = new ArrayList<>();
        List<StrictZip.Entry> manifests = new ArrayList<>();
        List<StrictZip.Entry> signatures = new ArrayList<>();
        for (StrictZip.Entry entry : entries.subList(1, entries.size())) {
            if (EntryNames.isRootFile(entry.name())) {
                files.add(entry);
            } else if (entry.name().equals(ContainerManifest.NAME)) {
                manifests.add(entry);
            } else if (EntryNames.isSignatures(entry.name())) {
                signatures.add(entry);
            } else if (!extraMetaFiles.contains(entry.name())) {
                throw new RefusedException("The container has a file whose name the profile does not know.");
            }
        }
        if (manifests.size() != 1 || signatures.size() != 1) {
            throw new RefusedException(
                    "The container does not have exactly one manifest and one signature file in META-INF.");
        }
        checkFiles(files, filesMax);
        ContainerManifest.checkLists(manifests.get(0).content().array(), files, parser);
        return new OpenedEnvelope(
                container,
                files.stream()
                        .map(f -> new OpenedEnvelope.File(f.name(), f.content()))
                        .toList(),
                signatures.get(0).content());
    }

    private static void checkMimetype(StrictZip.Entry first) throws RefusedException {
        if (!first.name().equals(EntryNames.MIMETYPE)
                || !first.isPlain()
                || !first.content().equals(MIMETYPE)) {
            throw new RefusedException("The container does not begin with a stored entry mimetype that says "
                    + ContainerManifest.CONTAINER_TYPE + ".");
        }
    }

    private void checkFiles(List<StrictZip.Entry> files, int filesMax) throws RefusedException {
        if (files.isEmpty() || files.size() > filesMax) {
            throw new RefusedException("The container has no file or more than " + filesMax + ".");
        }
        for (StrictZip.Entry file : files) {
            int most = switch (file.name()) {
                case Header.FILE_NAME -> limits.headerBytesMax();
                case "permit.xml" -> limits.permitBytesMax();
                default -> limits.containerBytesMax();
            };
            if (file.content().size() > most) {
                throw new RefusedException("File " + file.name() + " is larger than " + most + " bytes.");
            }
        }
    }
}
