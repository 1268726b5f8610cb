package org.epixgateway.routes;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.epixgateway.core.exchange.ReceivedMessage;

/** Carries received permits from the inbox into the folder of the national side; written to disk, then taken. */
public final class OfferFolderRoute extends RouteBuilder {
    public static final String ID = "offer-folder";
    private final FolderFace folder;
    private final Offers offers;
    private final Duration period;

    public OfferFolderRoute(FolderFace folder, Duration period) {
        this.folder = folder;
        this.offers = new Offers(folder);
        this.period = period;
    }

    @Override
    public void configure() {
        from(Addresses.every(ID, period)).routeId(ID).nodePrefixId(ID + ":").routeConfigurationId(NextTimeAgain.ID)
            .transform().message(tick -> offers.next()).id("list")
            .split(body()).stopOnException()
                .transform().body(ReceivedMessage.class, offers::open).id("open")
                .split(body()).stopOnException()
                    .setHeader(Exchange.FILE_NAME).body(FolderFace.OutFile.class, FolderFace.OutFile::path)
                    .transform().body(FolderFace.OutFile.class, file -> file.content().array())
                    .to(Addresses.filesTo(folder.root()))
                .end()
                .process(written -> offers.taken()).id("taken")
            .end();
    }
}
