package org.walletsuite.payment.stand;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;

/** What a stand sells: admins write the list, everybody reads it. */
@RestController
@RequestMapping("/api/v1/stands/{standId}/products")
class ProductController {

    private final Products products;

    ProductController(Products products) {
        this.products = products;
    }

    @GetMapping
    Data<List<Product>> products(@PathVariable UUID standId) {
        return new Data<>(products.of(standId));
    }

    /** Replaces the whole list; prices are in cents, and a product without an id gets one. */
    @RequiresRole(Role.ADMIN)
    @PutMapping
    Data<List<Product>> replaceProducts(@PathVariable UUID standId, @Valid @RequestBody ProductList list) {
        var all = list.checked();
        products.replace(standId, all);
        return new Data<>(all);
    }
}
