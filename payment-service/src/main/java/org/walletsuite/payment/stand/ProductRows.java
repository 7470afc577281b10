package org.walletsuite.payment.stand;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of stands' products. */
@Repository
class ProductRows {

    private final JdbcClient db;

    ProductRows(JdbcClient db) {
        this.db = db;
    }

    List<Product> of(UUID stand) {
        return db.sql("select id, name, price from stand_product where stand_id = :stand order by place")
                .param("stand", stand)
                .query((row, _) -> new Product(row.getString("id"), row.getString("name"), row.getLong("price")))
                .list();
    }

    /** Replaces the whole list; the stand's row is locked, so that two lists never mix. */
    void replace(UUID stand, List<Product> products) {
        db.sql("delete from stand_product where stand_id = :stand")
                .param("stand", stand)
                .update();
        db.sql("""
                insert into stand_product (stand_id, place, id, name, price)
                select :stand, place, id, name, price
                from unnest(:ids::text[], :names::text[], :prices::bigint[])
                    with ordinality as product (id, name, price, place)
                """)
                .param("stand", stand)
                .param("ids", texts(products, Product::id))
                .param("names", texts(products, Product::name))
                .param("prices", products.stream().map(Product::price).toArray(Long[]::new))
                .update();
    }

    private static String[] texts(List<Product> products, Function<Product, String> value) {
        return products.stream().map(value).toArray(String[]::new);
    }
}
