package dev.muster.demo;

import java.util.List;

/**
 * A job in a restaurant, and how many do it.
 *
 * @param boss the role that they report to in the same restaurant; empty: the area manager
 * @param cafes how many of them a Harbour & Rye has
 */
record Post(String role, String department, String boss, int kitchens, int cafes) {
    /** From the top, so that whoever reports to somebody comes after them. */
    static final List<Post> RESTAURANT = List.of(
            new Post("Restaurant Manager", "Operations", "", 1, 1),
            new Post("Assistant Manager", "Front of House", "Restaurant Manager", 1, 1),
            new Post("Head Chef", "Kitchen", "Restaurant Manager", 1, 1),
            new Post("Sous Chef", "Kitchen", "Head Chef", 1, 0),
            new Post("Chef de Partie", "Kitchen", "Head Chef", 3, 1),
            new Post("Commis Chef", "Kitchen", "Head Chef", 3, 2),
            new Post("Kitchen Porter", "Kitchen", "Head Chef", 3, 2),
            new Post("Baker", "Bakery", "Head Chef", 0, 3),
            new Post("Floor Supervisor", "Front of House", "Assistant Manager", 1, 1),
            new Post("Waiter", "Front of House", "Assistant Manager", 5, 3),
            new Post("Host", "Front of House", "Assistant Manager", 1, 0),
            new Post("Bartender", "Bar", "Assistant Manager", 3, 0),
            new Post("Barista", "Bar", "Assistant Manager", 1, 5),
            new Post("Cashier", "Front of House", "Assistant Manager", 2, 2));

    static final List<Post> HEAD_OFFICE = List.of(
            new Post("Operations Director", "Operations", "", 1, 0),
            new Post("People Partner", "People Team", "Operations Director", 3, 0),
            new Post("Finance Analyst", "Finance", "Operations Director", 3, 0),
            new Post("Buyer", "Supply", "Operations Director", 3, 0),
            new Post("Facilities Technician", "Property", "Operations Director", 3, 0));

    /** Roles whose holders have a company e-mail address. */
    static boolean hasMail(String role) {
        return role.contains("Manager")
                || role.contains("Head")
                || HEAD_OFFICE.stream().anyMatch(p -> p.role.equals(role));
    }
}
