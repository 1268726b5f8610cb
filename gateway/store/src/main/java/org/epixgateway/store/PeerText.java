package org.epixgateway.store;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.epixgateway.core.party.AcceptedForm;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.core.permit.DocumentKind;

/** The short lists of a registry entry as text, one line each. */
final class PeerText {
    private PeerText() {}

    static String services(List<ServiceAddress> services) {
        return Fields.write(services.stream()
                .map(s -> List.of(s.kind().name(), s.address().toString()))
                .toList());
    }

    static List<ServiceAddress> services(String text) {
        return Fields.read(text).stream()
                .map(row -> new ServiceAddress(ServiceAddress.Kind.valueOf(row.get(0)), URI.create(row.get(1))))
                .toList();
    }

    static String forms(List<AcceptedForm> forms) {
        return Fields.write(forms.stream()
                .map(f -> List.of(
                        f.kind().name(),
                        f.paperless() ? "paperless" : "paper",
                        f.from().toString()))
                .toList());
    }

    static List<AcceptedForm> forms(String text) {
        return Fields.read(text).stream()
                .map(row -> new AcceptedForm(
                        DocumentKind.valueOf(row.get(0)), row.get(1).equals("paperless"), LocalDate.parse(row.get(2))))
                .toList();
    }

    static String inOrder(Collection<?> values) {
        return Fields.write(values.stream().map(v -> List.of(v.toString())).toList());
    }

    static String sorted(Set<?> values) {
        return Fields.write(
                values.stream().map(Object::toString).sorted().map(List::of).toList());
    }

    static Set<String> words(String text) {
        return Fields.read(text).stream().map(List::getFirst).collect(Collectors.toUnmodifiableSet());
    }

    static Set<Party> parties(String text) {
        return words(text).stream().map(Party::of).collect(Collectors.toUnmodifiableSet());
    }

    static List<URI> addresses(String text) {
        return Fields.read(text).stream().map(List::getFirst).map(URI::create).toList();
    }
}
