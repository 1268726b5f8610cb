package org.epixgateway.app.running;

import java.util.Optional;
import org.epixgateway.app.settings.GatewaySettings;
import org.epixgateway.core.exchange.Observations;

/** An office with nothing but its control API, for one command beside no running gateway. */
public final class SoloOffice implements AutoCloseable {
    private final HomeLock lock;
    private final Office office;
    private final Connectors connectors;
    private final ControlPoint point;

    private SoloOffice(HomeLock lock, Office office, Connectors connectors, ControlPoint point) {
        this.lock = lock;
        this.office = office;
        this.connectors = connectors;
        this.point = point;
    }

    /** Empty if another process has the folder. */
    public static Optional<SoloOffice> open(Home home) {
        return HomeLock.take(home).map(lock -> lock.by(HomeLock.Holder.COMMAND)).map(lock -> {
            Office office = new Office(home, home.settings(), Observations.NONE);
            String token = ControlPoint.newToken();
            Connectors connectors = new Connectors(Observations.NONE);
            connectors.management(
                    new GatewaySettings.Listen("127.0.0.1", 0),
                    Faces.control(office, Faces.soloActs(office), new SoloControls(office), token),
                    Optional.empty());
            connectors.start();
            return new SoloOffice(lock, office, connectors, ControlPoint.on(connectors.managementPort(), token));
        });
    }

    public ControlPoint point() {
        return point;
    }

    @Override
    public void close() {
        connectors.close();
        office.close();
        lock.close();
    }
}
