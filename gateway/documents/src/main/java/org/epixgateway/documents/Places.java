package org.epixgateway.documents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;

/** Where on the form the elements of one permit stand. */
final class Places {
    private final Element root;

    Places(Element root) {
        this.root = root;
    }

    /** Each place of the form with the start of the first element that gives it. */
    Map<Place, Position> positions() {
        Map<Place, Position> positions = new HashMap<>();
        positions.put(Place.of(Box.DOCUMENT), root.position());
        collect(root, BoxPaths.ROOT, "", positions);
        return positions;
    }

    private static void collect(Element within, BoxPaths path, String block, Map<Place, Position> positions) {
        int blocks = 0;
        for (Element child : within.children()) {
            Optional<BoxPaths> next = path.at(child.name());
            if (next.isEmpty()) {
                continue;
            }
            boolean isBlock = child.name().equals(BoxPaths.BLOCK);
            String itsBlock = isBlock ? blockName(child, ++blocks) : block;
            next.get()
                    .box()
                    .ifPresent(box -> positions.putIfAbsent(Place.of(boxOf(child, box), itsBlock), child.position()));
            collect(child, next.get(), itsBlock, positions);
        }
    }

    /** The place that an element belongs to: the box around it, and the block. */
    Place of(Element element) {
        Deque<Element> path = new ArrayDeque<>();
        for (Element at = element; at != null && at != root && at.isThere(); at = at.parent()) {
            path.push(at);
        }
        Place place = Place.of(Box.DOCUMENT);
        Optional<BoxPaths> entry = Optional.of(BoxPaths.ROOT);
        for (Element step : path) {
            entry = entry.flatMap(known -> known.at(step.name()));
            String block = step.name().equals(BoxPaths.BLOCK) ? blockName(step) : place.block();
            Box box = entry.flatMap(BoxPaths::box)
                    .map(known -> boxOf(step, known))
                    .orElse(place.box());
            place = Place.of(box, block);
        }
        return place;
    }

    private static Box boxOf(Element element, Box box) {
        return box == Box.B12 && Provenances.isOfLastReExport(element) ? Box.B12A : box;
    }

    private static String blockName(Element block) {
        Element consignment = block.parent();
        List<Element> all = consignment == null ? List.of() : consignment.all(BoxPaths.BLOCK);
        return blockName(block, all.indexOf(block) + 1);
    }

    static String blockName(Element block, int number) {
        String letter = block.at("ID").token();
        return letter.isEmpty() ? "#" + number : letter;
    }
}
