package org.epixgateway.broker;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/** A call where Artemis declares nothing narrower than Exception; made on the caller's own thread. */
final class ArtemisCall {
    private ArtemisCall() {}

    static <T> T make(Callable<T> call) throws ActiveMQException {
        FutureTask<T> task = new FutureTask<>(call);
        task.run();
        if (task.state() == Future.State.SUCCESS) {
            return task.resultNow();
        }
        Throwable cause = task.exceptionNow();
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof ActiveMQException known) {
            throw known;
        }
        throw new ActiveMQException(String.valueOf(cause.getMessage()), cause, ActiveMQExceptionType.GENERIC_EXCEPTION);
    }
}
