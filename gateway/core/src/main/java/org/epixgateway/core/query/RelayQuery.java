package org.epixgateway.core.query;

import java.util.ArrayList;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDocuments;

/** Asks another country's system for a caller, as a hub does: everything that he said goes on, and every fault comes back as it was. */
final class RelayQuery {
    /** Where a permit had to be written anew for its reader, what the other system gave goes with it. */
    static final String AS_ANSWERED = "permit-as-answered.xml";

    private final PermitDocuments documents;
    private final PermitForms forms;

    RelayQuery(PermitDocuments documents, PermitForms forms) {
        this.documents = documents;
        this.forms = forms;
    }

    EpixReply reply(EpixRequest request, EpixSystem system) {
        try {
            return switch (request) {
                case EpixRequest.Show(var caller, PermitQuery query, DocumentFormat form) ->
                    switch (system.ask(query)) {
                        case QueryAnswer.Found found -> inForm(found, form);
                        case QueryAnswer.Declined(String code, String sentence) ->
                            new EpixReply.PassedOn(code, sentence);
                    };
                case EpixRequest.Confirm(var caller, ConfirmedQuantities quantities) ->
                    switch (system.confirm(quantities)) {
                        case EpixSystem.Taken taken -> new EpixReply.Taken();
                        case EpixSystem.NotTaken(String code, String sentence) ->
                            new EpixReply.PassedOn(code, sentence);
                    };
                case EpixRequest.State state ->
                    switch (system.state()) {
                        case EpixSystem.Stated(String words) -> new EpixReply.Told(words);
                        case EpixSystem.NotStated(String code, String sentence) ->
                            new EpixReply.PassedOn(code, sentence);
                    };
            };
        } catch (OutageException silent) {
            return EpixReply.Declined.of(EpixFault.CALLEE_NOT_ANSWERING);
        }
    }

    /** A caller reads one version only, and the other system may speak the other one. What cannot be read stays as it is. */
    private EpixReply inForm(QueryAnswer.Found found, DocumentFormat form) {
        return documents
                .read(found.document(), PermitDocuments.Wrapping.REFUSED)
                .permit()
                .filter(permit -> permit.format() != form)
                .map(permit -> rewritten(found, permit, form))
                .orElseGet(() -> new EpixReply.Shown(found.document(), found.attachments(), found.isComposite()));
    }

    private EpixReply rewritten(QueryAnswer.Found found, Permit permit, DocumentFormat form) {
        Bytes document = forms.written(permit, form);
        List<Attachment> attachments = new ArrayList<>(found.attachments());
        attachments.add(new Attachment(AS_ANSWERED, "application/xml", found.document()));
        return new EpixReply.Shown(document, attachments, found.isComposite());
    }
}
