package org.epixgateway.store;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.access.AccessToken;
import org.epixgateway.core.access.Account;
import org.epixgateway.core.access.Role;
import org.epixgateway.core.party.Party;

/** Tables account and access_token. */
final class AccountRows {
    private static final String ACCOUNTS =
            "select name, role, password_hash, created_at from account where own_party = ? ";
    private static final String TOKENS =
            "select id, account, secret_digest, created_at, expires_at from access_token where own_party = ? ";
    private static final Row.Reader<Account> ACCOUNT =
            row -> new Account(row.text(), row.word(Role.class), row.text(), row.instant());
    private static final Row.Reader<AccessToken> TOKEN =
            row -> new AccessToken(row.text(), row.text(), row.digest(), row.instant(), row.instant());

    private final Party own;

    AccountRows(Party own) {
        this.own = own;
    }

    void put(Session session, Account account) {
        session.update("""
                insert into account (own_party, name, role, password_hash, created_at) values (?, ?, ?, ?, ?)
                on conflict (own_party, name) do update set
                    role = excluded.role, password_hash = excluded.password_hash, created_at = excluded.created_at""", own, account.name(), account.role(), account.passwordHash(), account.createdAt());
    }

    void remove(Session session, String account) {
        session.update("delete from account where own_party = ? and name = ?", own, account);
        session.update("delete from access_token where own_party = ? and account = ?", own, account);
    }

    void put(Session session, AccessToken token) {
        // A token must not outlive its account, or whoever is given the name next inherits it: hold the account's row.
        String holder = session.dialect().locked("select 1 from account where own_party = ? and name = ?");
        if (session.first(holder, Row::number, own, token.account()).isEmpty()) {
            throw new MovedException("account " + token.account() + " is not there");
        }
        session.update(
                """
                insert into access_token (own_party, id, account, secret_digest, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?) on conflict (own_party, id) do update set account = excluded.account,
                    secret_digest = excluded.secret_digest, created_at = excluded.created_at,
                    expires_at = excluded.expires_at""", own, token.id(), token.account(), token.secretDigest(), token.createdAt(), token.expiresAt());
    }

    void removeToken(Session session, String id) {
        session.update("delete from access_token where own_party = ? and id = ?", own, id);
    }

    Optional<Account> account(Session session, String name) {
        return session.first(ACCOUNTS + "and name = ?", ACCOUNT, own, name);
    }

    List<Account> accounts(Session session) {
        return session.list(ACCOUNTS + "order by name", ACCOUNT, own);
    }

    Optional<AccessToken> token(Session session, String id) {
        return session.first(TOKENS + "and id = ?", TOKEN, own, id);
    }

    List<AccessToken> tokens(Session session) {
        return session.list(TOKENS + "order by created_at, id", TOKEN, own);
    }
}
