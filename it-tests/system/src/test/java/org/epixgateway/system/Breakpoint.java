package org.epixgateway.system;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.event.MethodExitEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.MethodExitRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Halts a running gateway at a named method, through the debugging interface that every JDK has: all its threads stand
 * still there until it is killed. The product has no switch for this.
 */
final class Breakpoint implements AutoCloseable {
    private final VirtualMachine machine;
    private final Place place;

    private Breakpoint(VirtualMachine machine, Place place) {
        this.machine = machine;
        this.place = place;
    }

    /** @param atExit when the method returns, not when it is entered */
    record Place(String className, String method, boolean atExit) {
        static Place before(String className, String method) {
            return new Place("org.epixgateway." + className, method, false);
        }

        static Place after(String className, String method) {
            return new Place("org.epixgateway." + className, method, true);
        }
    }

    /** What a process is started with so that it can be halted later. */
    static String agent(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port;
    }

    static Breakpoint set(int port, Place place) {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(c -> c.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        java.util.Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
        java.util.Objects.requireNonNull(arguments.get("port")).setValue(String.valueOf(port));
        try {
            Breakpoint breakpoint = new Breakpoint(connector.attach(arguments), place);
            breakpoint.arm();
            return breakpoint;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (IllegalConnectorArgumentsException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private void arm() {
        if (place.atExit()) {
            MethodExitRequest request = machine.eventRequestManager().createMethodExitRequest();
            request.addClassFilter(place.className());
            request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            request.enable();
            return;
        }
        ClassPrepareRequest prepared = machine.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(place.className());
        prepared.setSuspendPolicy(EventRequest.SUSPEND_ALL);
        prepared.enable();
        machine.classesByName(place.className()).forEach(this::arm);
    }

    private void arm(ReferenceType type) {
        for (Method method : type.methodsByName(place.method())) {
            if (!method.isBridge() && method.location() != null) {
                BreakpointRequest request = machine.eventRequestManager().createBreakpointRequest(method.location());
                request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
                request.enable();
            }
        }
    }

    /** Returns when the process stands still at the place. */
    void await(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (System.nanoTime() - end < 0) {
                Optional<EventSet> events =
                        Optional.ofNullable(machine.eventQueue().remove(200));
                if (events.isPresent() && isThere(events.get())) {
                    return;
                }
                events.ifPresent(EventSet::resume);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("never came to " + place);
    }

    private boolean isThere(EventSet events) {
        boolean isThere = false;
        for (Event event : events) {
            if (event instanceof ClassPrepareEvent loaded) {
                arm(loaded.referenceType());
            }
            boolean isOther = event instanceof MethodExitEvent exit
                    && !exit.method().name().equals(place.method());
            isThere |= event instanceof LocatableEvent && !isOther;
        }
        return isThere;
    }

    @Override
    public void close() {
        try {
            machine.dispose();
        } catch (VMDisconnectedException killed) {
            // as it was meant to be
        }
    }
}
