package org.epixgateway.routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Carries what a national system states about a permit, as a JSON file in the folder, through the journey of statements. */
public final class StateFolderRoute extends RouteBuilder {
    public static final String ID = "state-folder";
    private final Addresses at;
    private final FolderFace folder;

    public StateFolderRoute(Addresses at, FolderFace folder) {
        this.at = at;
        this.folder = folder;
    }

    @Override
    public void configure() {
        from(Addresses.statementsIn(folder.in())).routeId(ID).nodePrefixId(ID + ":").routeConfigurationId(NextTimeAgain.ID)
            .choice()
                .when(folder::isNoStatement)
                    .process(folder::refuseNoStatement).id("refuse-no-statement")
                .otherwise()
                    .transform().exchange(folder::handedIn).id("read-file")
                    .setProperty(FolderFace.HANDED_IN, body())
                    .transform().body(FolderFace.HandedIn.class, folder::statement).id("as-statement")
                    .to(at.statements())
                    .transform().exchange(folder::filed).id("file-away")
                    .split(body()).stopOnException()
                        .setHeader(Exchange.FILE_NAME).body(FolderFace.OutFile.class, FolderFace.OutFile::path)
                        .transform().body(FolderFace.OutFile.class, file -> file.content().array())
                        .to(Addresses.filesTo(folder.root()))
                    .end()
            .end();
    }
}
