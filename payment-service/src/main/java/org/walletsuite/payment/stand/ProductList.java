package org.walletsuite.payment.stand;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.text.Line;
import org.walletsuite.platform.text.OneLine;

/** All products of a stand, in the order in which tills show them. */
record ProductList(
        @NotNull(message = NewStand.REQUIRED) @Size(max = ProductList.MOST, message = "Must have at most 200 items.")
        List<@NotNull(message = "Must not be null.") @Valid NewProduct> products) {

    static final int MOST = 200;

    /**
     * A product as it is sent.
     *
     * @param id kept where it is given, so that what carts and past payments name stays the same product
     */
    record NewProduct(
            @Nullable @OneLine @Size(min = 1, max = NewProduct.ID, message = "Must have 1 to 64 characters.")
            String id,

            @NotBlank(message = NewStand.REQUIRED)
            @OneLine
            @Size(max = NewStand.NAME, message = "Must have at most 100 characters.")
            String name,

            @NotNull(message = NewStand.REQUIRED)
            @Min(value = 1, message = "Must be at least 1.")
            @Max(value = 999_999_999_999L, message = "Must have at most 12 digits.")
            Long price) {

        static final int ID = 64;

        NewProduct {
            name = name == null ? null : Line.composed(name, NewStand.NAME);
        }

        private Product product() {
            return new Product(id == null ? Ids.next().toString() : id, name, price);
        }
    }

    /** Throws an error that names the first product with another one's id. */
    List<Product> checked() {
        var all = products.stream().map(NewProduct::product).toList();
        var ids = new HashSet<String>();
        for (var i = 0; i < all.size(); i++) {
            if (!ids.add(all.get(i).id())) {
                throw ApiException.invalid("products[" + i + "].id", "Another product has this id.");
            }
        }
        return all;
    }
}
