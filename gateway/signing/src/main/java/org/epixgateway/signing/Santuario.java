package org.epixgateway.signing;

import java.util.Map;
import org.apache.xml.security.Init;
import org.apache.xml.security.signature.XMLSignatureByteInput;
import org.apache.xml.security.signature.XMLSignatureInput;
import org.apache.xml.security.utils.resolver.ResourceResolverContext;
import org.apache.xml.security.utils.resolver.ResourceResolverSpi;
import org.epixgateway.core.bytes.Bytes;

/** Sets the XML signature library up as the profile needs it. */
final class Santuario {
    static {
        // Without this it writes carriage returns into values. The library reads it once, when its first class loads.
        if (System.getProperty("org.apache.xml.security.ignoreLineBreaks") == null) {
            System.setProperty("org.apache.xml.security.ignoreLineBreaks", "true");
        }
        Init.init();
    }

    private Santuario() {}

    /** Loading this class does the work; a second call does nothing. */
    static void prepare() {}

    /** Resolves the names of a container's files to their bytes, and nothing else: no address is ever fetched. */
    static final class FilesOfContainer extends ResourceResolverSpi {
        private final Map<String, Bytes> files;

        FilesOfContainer(Map<String, Bytes> files) {
            this.files = files;
        }

        @Override
        public XMLSignatureInput engineResolveURI(ResourceResolverContext context) {
            Bytes file = files.get(context.uriToResolve);
            if (file == null) {
                throw new IllegalStateException("asked for a file that was not offered");
            }
            return new XMLSignatureByteInput(file.array());
        }

        @Override
        public boolean engineCanResolveURI(ResourceResolverContext context) {
            return context.uriToResolve != null && files.containsKey(context.uriToResolve);
        }
    }
}
