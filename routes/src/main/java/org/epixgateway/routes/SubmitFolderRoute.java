package org.epixgateway.routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Carries a file that a national system put into the folder through the submit journey and files it away with the answer. */
public final class SubmitFolderRoute extends RouteBuilder {
    public static final String ID = "submit-folder";
    private final Addresses at;
    private final FolderFace folder;

    public SubmitFolderRoute(Addresses at, FolderFace folder) {
        this.at = at;
        this.folder = folder;
    }

    @Override
    public void configure() {
        from(Addresses.permitsIn(folder.in())).routeId(ID).nodePrefixId(ID + ":").routeConfigurationId(NextTimeAgain.ID)
            .choice()
                .when(folder::isUnreadable)
                    .process(folder::refuseUnread).id("refuse-unread")
                .otherwise()
                    .transform().exchange(folder::handedIn).id("read-file")
                    .setProperty(FolderFace.HANDED_IN, body())
                    .transform().body(FolderFace.HandedIn.class, folder::submission).id("as-submission")
                    .to(at.submissions())
                    .transform().exchange(folder::filed).id("file-away")
                    .split(body()).stopOnException()
                        .setHeader(Exchange.FILE_NAME).body(FolderFace.OutFile.class, FolderFace.OutFile::path)
                        .transform().body(FolderFace.OutFile.class, file -> file.content().array())
                        .to(Addresses.filesTo(folder.root()))
                    .end()
            .end();
    }
}
