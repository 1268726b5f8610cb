package org.epixgateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.BlockDraft;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.PermitReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A permit for readers of version 1, who know no marks. */
final class ToolkitPermitFormsTest {
    private static final int PERMITS = 200;
    private final ToolkitPermitForms forms = new ToolkitPermitForms();

    static Stream<String> samples() {
        return Samples.PERMITS.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_is_valid_in_version_1_and_says_the_same(String name) {
        Permit permit = Reading.sample(name);

        PermitReading reading = Reading.of(forms.written(permit, DocumentFormat.TOOLKIT_1));

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.permit()).contains(asVersion1(permit));
    }

    @Test
    void generated_permits_are_valid_in_version_1_and_say_the_same() {
        IntStream.range(0, PERMITS).forEach(seed -> {
            Permit permit = new GeneratedPermits(new Random(seed)).next();

            PermitReading reading = Reading.of(forms.written(permit, DocumentFormat.TOOLKIT_1));

            assertThat(reading.findings()).as("seed %d", seed).isEmpty();
            assertThat(reading.permit()).as("seed %d", seed).contains(asVersion1(permit));
        });
    }

    @Test
    void version_2_is_the_strict_form() {
        Permit permit = Reading.sample(Reading.MINIMAL);

        Bytes written = forms.written(permit, DocumentFormat.TOOLKIT_2);

        assertThat(written).isEqualTo(Reading.DOCUMENTS.write(permit));
    }

    /** One mark has a place; several become a line of the description. */
    private static Permit asVersion1(Permit permit) {
        PermitDraft draft = PermitDraft.of(permit);
        draft.format = DocumentFormat.TOOLKIT_1;
        draft.blocks =
                permit.blocks().stream().map(ToolkitPermitFormsTest::asVersion1).toList();
        return draft.build();
    }

    private static Block asVersion1(Block block) {
        BlockDraft draft = BlockDraft.of(block);
        if (block.marks().size() > 1) {
            List<String> descriptions = new ArrayList<>(block.descriptions());
            descriptions.add(String.join(", ", block.marks()));
            draft.descriptions = descriptions;
            draft.marks = List.of();
        } else {
            // an identifier, so its white space is folded
            draft.marks = block.marks().stream()
                    .map(mark -> mark.strip().replaceAll("\\s+", " "))
                    .toList();
        }
        return draft.build();
    }
}
