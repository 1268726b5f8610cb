package org.epixgateway.core.permit;

import java.util.List;
import java.util.Optional;

/** Traders and Management Authorities that nobody will meet, for the permits of tests. */
public final class TestTraders {
    public static final Trader SWISS_MUSEUM = trader("Museum Beispiel", "Musterweg 1", "Bern", "3000", "CH");
    public static final Trader SWISS_LEATHER =
            trader("Lederwaren Muster AG", "Industriestrasse 9", "Basel", "4001", "CH");
    public static final Trader SWISS_NURSERY = trader("Orchideen Beispiel GmbH", "Gartenweg 4", "Luzern", "6003", "CH");
    public static final Trader NAMIBIAN_EXPORTER =
            trader("Example Safaris Pty", "12 Sample Street", "Windhoek", "", "NA");
    public static final Trader SINGAPORE_TANNERY =
            trader("Sample Tannery Ltd", "8 Model Road", "Singapore", "068808", "SG");
    public static final Trader THAI_NURSERY =
            trader("Specimen Orchids Co", "77 Soi Example", "Chiang Mai", "50000", "TH");
    public static final Trader FRENCH_MUSICIAN = trader("Camille Exemple", "3 rue du Modèle", "Lyon", "69001", "FR");
    public static final Trader FIJIAN_EXPORTER = trader("Reef Samples Ltd", "5 Model Wharf", "Suva", "", "FJ");
    public static final Trader NORWEGIAN_FISHERY = trader("Eksempel Fiskeri AS", "Kaigata 2", "Bergen", "5003", "NO");

    public static final Authority NAMIBIA = authority("Ministry of Environment (sample)", "Windhoek", "NA");
    public static final Authority SWITZERLAND =
            authority("Federal Food Safety and Veterinary Office (sample)", "Bern", "CH");
    public static final Authority SINGAPORE = authority("National Parks Board (sample)", "Singapore", "SG");
    public static final Authority FRANCE = authority("DREAL (sample)", "Lyon", "FR");
    public static final Authority FIJI = authority("Department of Environment (sample)", "Suva", "FJ");
    public static final Authority NORWAY = authority("Norwegian Environment Agency (sample)", "Trondheim", "NO");

    private TestTraders() {}

    public static Trader trader(String name, String street, String city, String postcode, String country) {
        return new Trader(name, address(street, city, postcode, country), List.of());
    }

    public static Authority authority(String name, String city, String country) {
        return new Authority(name, address("1 Authority Square", city, "", country));
    }

    public static Address address(String street, String city, String postcode, String country) {
        return new Address(List.of(street), city, postcode, "", Optional.of(CountryCode.of(country)), country);
    }

    public static Trader withCountry(Trader trader, Optional<CountryCode> country, String asWritten) {
        Address old = trader.address();
        Address moved = new Address(old.lines(), old.city(), old.postcode(), old.subdivision(), country, asWritten);
        return new Trader(trader.name(), moved, trader.representatives());
    }

    public static Trader withoutAddress(Trader trader) {
        Address old = trader.address();
        Address unknown = new Address(List.of(), "", "", "", old.country(), old.countryAsWritten());
        return new Trader(trader.name(), unknown, trader.representatives());
    }

    public static Trader withName(Trader trader, String name) {
        return new Trader(name, trader.address(), trader.representatives());
    }
}
