package org.walletsuite.voucher.order;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.platform.picture.Pictures;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.voucher.catalogue.Catalogue;
import org.walletsuite.voucher.catalogue.GiftCard;

/** Reads the form in which users offer cards. What belongs to the other type of order is not read. */
@Component
class OfferReader {

    private static final int LONGEST_PIN = 100;
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final String NO_CARD = "There is no such gift card.";

    private final Catalogue catalogue;
    private final Pictures pictures;

    OfferReader(Catalogue catalogue, Pictures pictures) {
        this.catalogue = catalogue;
        this.pictures = pictures;
    }

    /** Throws an error that names every field that is wrong. */
    Offer read(
            @Nullable String type,
            @Nullable String card,
            @Nullable String amount,
            @Nullable MultipartFile image,
            @Nullable String pin) {
        var fields = new Fields();
        var kind = fields.parsed("type", type, OrderType::of, "Must be Physical or E-Code.");
        var offered = fields.parsed("card", card, this::card, NO_CARD);
        var cents = fields.parsed("amount", amount, Dollars::parse, Dollars.COMPLAINT);
        if (kind.isPresent() && offered.isPresent() && !kind.get().isTakenFor(offered.get())) {
            fields.complain(
                    "type", "This gift card is not taken as " + kind.get().text() + ".");
        }
        var credited = offered.flatMap(one -> cents.flatMap(one::worth));
        if (offered.isPresent() && cents.isPresent() && credited.isEmpty()) {
            fields.complain("amount", "Comes to nothing, or to too much, at this gift card's rate.");
        }
        var evidence = kind.map(one -> evidence(fields, one, image, pin));
        fields.check();
        return new Offer(
                kind.orElseThrow(),
                offered.orElseThrow(),
                cents.orElseThrow(),
                credited.orElseThrow(),
                evidence.orElseThrow());
    }

    private Evidence evidence(Fields fields, OrderType type, @Nullable MultipartFile image, @Nullable String pin) {
        return switch (type) {
            case PHYSICAL -> new Evidence.Image(pictures.read(fields, "image", image));
            case E_CODE -> new Evidence.Pin(fields.requiredLine("e_code_pin", pin, LONGEST_PIN));
        };
    }

    private Optional<GiftCard> card(String id) {
        return Optional.of(id)
                .filter(text -> ID.matcher(text).matches())
                .map(Long::valueOf)
                .flatMap(catalogue::card);
    }
}
