package org.epixgateway.core.query;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Trader;
import org.epixgateway.core.query.ConfirmationBook.Confirmation;
import org.epixgateway.core.query.ConfirmationBook.Role;

/**
 * Keeps what another Party confirmed of a permit of ours. Goods have moved by then, so the state of the permit and the
 * size of the quantities refuse nothing; who has no part in the permit is refused.
 */
final class TakeConfirmed {
    private static final EpixReply NO_SUCH_BLOCK = new EpixReply.Declined(
            EpixFault.INVALID_REQUEST, "A position names a block that the permit does not have.");
    private static final EpixReply NO_PART = new EpixReply.Declined(
            EpixFault.ADAPTER_NOT_AVAILABLE, "Only a Party that the permit names confirms its quantities.");

    private final ConfirmationBook book;
    private final Clock wall;

    TakeConfirmed(ConfirmationBook book, Clock wall) {
        this.book = book;
        this.wall = wall;
    }

    EpixReply reply(IssuedPermit permit, Party by, ConfirmedQuantities quantities) {
        Optional<Role> role = role(permit.permit(), by);
        if (role.isEmpty()) {
            return NO_PART;
        }
        if (!knowsAll(permit.permit(), quantities)) {
            return NO_SUCH_BLOCK;
        }
        book.record(
                new Confirmation(permit.registered().key(), by, role.get(), quantities.positions(), wall.instant()));
        return new EpixReply.Taken();
    }

    private static Optional<Role> role(Permit permit, Party by) {
        if (permit.kind() == DocumentKind.IMPORT) {
            return isIn(permit.exporter(), by.code()) ? Optional.of(Role.EXPORT_QUANTITIES) : Optional.empty();
        }
        return isIn(permit.importer(), by.code()) ? Optional.of(Role.IMPORT_INSPECTION) : Optional.empty();
    }

    private static boolean isIn(Trader trader, CountryCode country) {
        return trader.address().country().filter(country::equals).isPresent();
    }

    private static boolean knowsAll(Permit permit, ConfirmedQuantities quantities) {
        Set<String> blocks = permit.blocks().stream().map(Block::id).collect(Collectors.toSet());
        return quantities.positions().stream()
                .map(ConfirmedQuantities.Position::block)
                .allMatch(blocks::contains);
    }
}
