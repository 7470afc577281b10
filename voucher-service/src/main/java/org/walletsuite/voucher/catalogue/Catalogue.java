package org.walletsuite.voucher.catalogue;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.giftcard.ListPage;

/** The stores and their cards. What was said of one is never changed. */
@Repository
public class Catalogue {

    private static final String CARD = "id, store_id, name, type, rate";

    private final JdbcClient db;
    private final Clock clock;

    Catalogue(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public Optional<GiftCard> card(long id) {
        return db.sql("select " + CARD + " from gift_card where id = ?")
                .param(id)
                .query((row, _) -> card(row))
                .optional();
    }

    /** The oldest card of this name; stores may have cards of one name. */
    public Optional<GiftCard> cardNamed(String name) {
        return db.sql("select " + CARD + " from gift_card where name = ? order by id limit 1")
                .param(name)
                .query((row, _) -> card(row))
                .optional();
    }

    /** A new store's id; empty where another one has the name. */
    Optional<Long> add(NewStore.Checked store) {
        return db.sql("insert into gift_store (name, category, created_at) values (?, ?, ?)"
                        + " on conflict do nothing returning id")
                .param(store.name())
                .param(store.category())
                .param(now())
                .query(Long.class)
                .optional();
    }

    /** A new card of a store that exists; empty where another one of it has the name. */
    Optional<GiftCard> add(NewCard.Checked card) {
        return db.sql("insert into gift_card (store_id, name, type, rate, created_at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing returning " + CARD)
                .param(card.store())
                .param(card.name())
                .param(card.type().name())
                .param(card.rate())
                .param(now())
                .query((row, _) -> card(row))
                .optional();
    }

    boolean hasStore(long id) {
        return db.sql("select count(*) from gift_store where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()
                == 1;
    }

    long countCards(long store) {
        return db.sql("select count(*) from gift_card where store_id = ?")
                .param(store)
                .query(Long.class)
                .single();
    }

    /** The newest first, and so their cards. */
    List<Store> stores(ListPage page) {
        var stores = db.sql("select id, name, category from gift_store order by id desc limit ? offset ?")
                .param(page.size())
                .param(page.offset())
                .query((row, _) ->
                        new Store(row.getLong("id"), row.getString("name"), row.getString("category"), List.of()))
                .list();
        var cards = db
                .sql("select " + CARD + " from gift_card where store_id = any(?) order by id desc")
                .param(stores.stream().map(Store::id).toArray(Long[]::new))
                .query((row, _) -> card(row))
                .list()
                .stream()
                .collect(groupingBy(GiftCard::storeId));
        return stores.stream()
                .map(store -> new Store(
                        store.id(), store.name(), store.category(), cards.getOrDefault(store.id(), List.of())))
                .toList();
    }

    long countStores() {
        return db.sql("select count(*) from gift_store").query(Long.class).single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static GiftCard card(ResultSet row) throws SQLException {
        return new GiftCard(
                row.getLong("id"),
                row.getLong("store_id"),
                row.getString("name"),
                CardType.valueOf(row.getString("type")),
                row.getBigDecimal("rate"));
    }
}
