import { expect, test } from 'vitest';
import { lostData } from './lost-data.ts';

test('names the columns and tables that a migration deletes', () => {
  const sql = `-- AlterTable
ALTER TABLE "shop_order" DROP COLUMN "city",
DROP COLUMN "street",
ADD COLUMN     "town" TEXT NOT NULL;

-- DropTable
DROP TABLE "note";
`;
  expect(lostData(sql)).toEqual(['table note', 'column city of shop_order', 'column street of shop_order']);
});

test('a migration that only adds or loosens deletes nothing', () => {
  const sql = `DROP INDEX "shop_order_city_idx";
ALTER TABLE "shop_order" DROP CONSTRAINT "shop_order_fkey", ALTER COLUMN "city" DROP NOT NULL;
CREATE TABLE "note" ("text" TEXT DEFAULT 'DROP COLUMN "x"');`;
  expect(lostData(sql)).toEqual([]);
});
