package org.epixgateway.signing;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.epixgateway.core.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/** An answer read into memory as far as the bound; one byte more ends the reading. */
final class BoundedBody implements HttpResponse.BodySubscriber<Bytes> {
    private final int bytesMax;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CompletableFuture<Bytes> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    BoundedBody(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Reads nothing of an answer that is not wanted. */
    static BoundedBody declined(String sentence) {
        BoundedBody none = new BoundedBody(0);
        none.body.completeExceptionally(new RefusedException(sentence));
        return none;
    }

    @Override
    public CompletionStage<Bytes> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (body.isDone()) {
            given.cancel();
        } else {
            given.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (body.isDone()) {
                return;
            }
            if (read.size() + buffer.remaining() > bytesMax) {
                body.completeExceptionally(new RefusedException("Its answer is longer than " + bytesMax + " bytes."));
                if (subscription != null) {
                    subscription.cancel();
                }
                return;
            }
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            read.writeBytes(part);
        }
    }

    @Override
    public void onError(Throwable problem) {
        body.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        body.complete(Bytes.of(read.toByteArray()));
    }
}
