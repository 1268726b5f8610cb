package org.epixgateway.console.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.epixgateway.core.bytes.Bytes;

/** JSON in and out: strict in what is read, absent where nothing is to be said. */
public final class Json {
    public static final int BYTES_MAX = 64 << 10;

    private static final int DEPTH_MAX = 16;
    private static final int NAME_LENGTH_MAX = 200;
    private static final int NUMBER_LENGTH_MAX = 30;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNameLength(NAME_LENGTH_MAX)
                            .maxNumberLength(NUMBER_LENGTH_MAX)
                            .maxStringLength(BYTES_MAX)
                            .maxDocumentLength(BYTES_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    private Json() {}

    public static byte[] write(Object view) {
        try {
            return MAPPER.writeValueAsBytes(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a view that cannot be written: " + view.getClass(), impossible);
        }
    }

    public static <T> T read(InputStream body, Class<T> type) {
        return read(Body.readSome(body, BYTES_MAX), type);
    }

    public static <T> T read(Bytes body, Class<T> type) {
        try {
            T read = MAPPER.readValue(body.array(), type);
            if (read == null) {
                throw ProblemException.badRequest("The JSON says null where an object is expected.");
            }
            return read;
        } catch (JsonProcessingException notIt) {
            throw ProblemException.badRequest(sentence(notIt));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String sentence(JsonProcessingException notIt) {
        String where = notIt.getLocation() == null
                ? ""
                : " (line " + notIt.getLocation().getLineNr() + ", column "
                        + notIt.getLocation().getColumnNr() + ")";
        return "The JSON is not well formed, or not what openapi.yaml describes" + where + ".";
    }
}
