package org.walletsuite.wallet.sync;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.user.SyncedUserApi.AddressChange;
import org.walletsuite.wallet.sync.AddressPlan.Move;
import org.walletsuite.wallet.user.UserAccount;
import org.walletsuite.wallet.user.UserAccountRows;

/** The addresses of the directory's users. */
@Repository
class AddressRows {

    private final JdbcClient db;

    AddressRows(JdbcClient db) {
        this.db = db;
    }

    /** In the order of the ids, as everybody locks them; unknown ones are left out. */
    List<Candidate> lock(List<AddressChange> changes) {
        return db.sql("select " + UserAccountRows.COLUMNS + " from person where id = any(?) order by id for update")
                .param(ids(changes))
                .query((row, _) -> Candidate.of(UserAccountRows.user(row)))
                .list();
    }

    /** Those outside the list who have one of its addresses. */
    List<Candidate> holders(List<AddressChange> changes) {
        var phones = texts(changes, AddressChange::phone);
        return db.sql("select " + UserAccountRows.COLUMNS + " from person where (email = any(?)"
                        + " or phone = any(?) and phone_verified or phone = any(?) and password_hash is null and not external_log_in)"
                        + " and id <> all(?)")
                .param(texts(changes, AddressChange::email))
                .param(phones)
                .param(phones)
                .param(ids(changes))
                .query((row, _) -> Candidate.of(UserAccountRows.user(row)))
                .list();
    }

    /** Makes the way free for those who swap: each address is unique at every moment. */
    void clear(List<Move> moves) {
        db.sql("update person set email = null, phone = null where id = any(?)")
                .param(moves.stream().map(Move::userId).toArray(UUID[]::new))
                .update();
    }

    /** Throws where somebody else has taken an address meanwhile. */
    List<UserAccount> write(List<Move> moves, Instant now) {
        return db.sql("update person set email = new_email, phone = new_phone, version = version + 1, updated_at = ?"
                        + " from unnest(?::uuid[], ?::text[], ?::text[]) as move (user_id, new_email, new_phone)"
                        + " where id = user_id returning " + UserAccountRows.COLUMNS)
                .param(at(now))
                .param(moves.stream().map(Move::userId).toArray(UUID[]::new))
                .param(texts(moves, Move::email))
                .param(texts(moves, Move::phone))
                .query((row, _) -> UserAccountRows.user(row))
                .list();
    }

    private static UUID[] ids(List<AddressChange> changes) {
        return changes.stream().map(AddressChange::userId).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> items, Function<T, @Nullable String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }
}
