package org.walletsuite.platform.web;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.UnwrapByDefault;
import jakarta.validation.valueextraction.ValueExtractor;

/** Has constraints on a patch judge what it was sent with; where nothing was sent there is nothing to judge. */
@UnwrapByDefault
final class PatchValues implements ValueExtractor<Patch<@ExtractedValue ?>> {

    @Override
    public void extractValues(Patch<?> patch, ValueReceiver receiver) {
        if (patch instanceof Patch.Sent(var value)) {
            receiver.value(null, value);
        }
    }
}
