export default function DealPanel(_: { deal_id: string; close: () => void }) { return null; }
