import { save_file } from "~/shared/ui/save-file";
import { type Figures, figures_csv } from "./figures-table";

export function save_csv(figures: Figures) {
  save_file(new Blob([figures_csv(figures)], { type: "text/csv;charset=utf-8" }), figures.label, "csv");
}
