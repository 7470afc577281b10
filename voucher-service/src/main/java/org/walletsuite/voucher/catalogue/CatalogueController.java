package org.walletsuite.voucher.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;

/** What can be sold, for everybody to see and for admins to add to. */
@RestController
class CatalogueController {

    private static final int MOST_CARDS = 100;

    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/cards/gift-card-stores")
    ResponseEntity<List<StoreView>> stores(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var wanted = ListPage.of(page, pageSize);
        return wanted.answer(
                catalogue.stores(wanted).stream().map(StoreView::of).toList(), catalogue.countStores());
    }

    @RequiresRole(Role.ADMIN)
    @PostMapping("/admin/create-gift-store")
    @ResponseStatus(HttpStatus.CREATED)
    StoreView createStore(@RequestBody NewStore body) {
        var store = body.checked();
        return catalogue
                .add(store)
                .map(id -> new StoreView(id, store.name(), store.category(), List.of()))
                .orElseThrow(() -> ApiException.invalid("name", "A gift store with this name exists already."));
    }

    @RequiresRole(Role.ADMIN)
    @PostMapping("/admin/create-gift-card")
    @ResponseStatus(HttpStatus.CREATED)
    CardView createCard(@RequestBody NewCard body) {
        var card = body.checked();
        if (!catalogue.hasStore(card.store())) {
            throw ApiException.invalid("store", "There is no such gift store.");
        }
        // Two that come at once may be one too many: it only keeps answers from growing without end.
        if (catalogue.countCards(card.store()) >= MOST_CARDS) {
            throw ApiException.invalid("store", "A gift store has at most " + MOST_CARDS + " cards.");
        }
        return catalogue
                .add(card)
                .map(CardView::of)
                .orElseThrow(() -> ApiException.invalid("name", "The gift store has a card with this name already."));
    }

    record StoreView(long id, String name, @Nullable String category, List<CardView> cards) {

        static StoreView of(Store store) {
            return new StoreView(
                    store.id(),
                    store.name(),
                    store.category(),
                    store.cards().stream().map(CardView::of).toList());
        }
    }

    /**
     * A card as clients read it.
     *
     * @param store its store's id
     * @param rate a decimal
     */
    record CardView(long id, long store, String name, String type, String rate) {

        static CardView of(GiftCard card) {
            return new CardView(
                    card.id(), card.storeId(), card.name(), card.type().text(), GiftCard.text(card.rate()));
        }
    }
}
