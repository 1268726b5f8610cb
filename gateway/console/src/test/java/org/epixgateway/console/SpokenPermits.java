package org.epixgateway.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.PermitReading;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.Severity;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.permit.TestTraders;

/** Takes the number from a text and says that the rest is a good Swiss permit for France. */
final class SpokenPermits implements PermitDocuments {
    private static final Pattern NUMBER = Pattern.compile("<HeaderExchangedDocument>\\s*<ram:ID>([^<]+)</ram:ID>");

    static String xml(String number) {
        return "<?xml version=\"1.0\"?><CITESEPermit><HeaderExchangedDocument><ram:ID>" + number
                + "</ram:ID></HeaderExchangedDocument></CITESEPermit>";
    }

    static String soap(String number) {
        return "<Envelope><Body>" + xml(number) + "</Body></Envelope>";
    }

    @Override
    public PermitReading read(Bytes document, Wrapping wrapping) {
        String text = document.asUtf8();
        Matcher number = NUMBER.matcher(text);
        if (!text.contains("<CITESEPermit") || (text.contains("<Envelope") && wrapping == Wrapping.REFUSED)) {
            return new PermitReading(Optional.empty(), List.of(notXml()), Map.of());
        }
        Permit permit = PermitDraft.of(TestPermits.minimalExport())
                .with(draft -> {
                    draft.number = number.find() ? Optional.of(PermitNumber.of(number.group(1))) : Optional.empty();
                    draft.authority = TestTraders.SWITZERLAND;
                    draft.exporter = TestTraders.SWISS_LEATHER;
                    draft.importer = TestTraders.FRENCH_MUSICIAN;
                })
                .withBlock(0, block -> block.quantities = List.of(Quantity.of("300", "PCS")))
                .build();
        return new PermitReading(Optional.of(permit), List.of(), Map.of(Place.of(Box.B1), new Position(3, 5)));
    }

    private static Finding notXml() {
        return new Finding(
                "XML",
                Severity.ERROR,
                Place.of(Box.DOCUMENT),
                Optional.of(new Position(1, 1)),
                "This is not a permit in a form of the CITES toolkit.");
    }

    @Override
    public Bytes write(Permit permit) {
        throw new IllegalStateException("nothing writes permits here");
    }
}
